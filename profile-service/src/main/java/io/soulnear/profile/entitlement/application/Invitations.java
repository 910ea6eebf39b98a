package io.soulnear.profile.entitlement.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.runtime.Pseudonyms;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Rewards people whose invitation was followed. */
@Singleton
public final class Invitations {
    /** What an invitation is worth. */
    static final Duration REWARD = Duration.ofDays(7);

    private static final int CODE_LENGTH = 10;

    private final EntitlementRows rows;
    private final Entitlements entitlements;
    private final Pseudonyms pseudonyms;
    private final Replies replies;
    private final Texts texts;
    private final Supplier<UUID> ids;

    Invitations(
            EntitlementRows rows,
            Entitlements entitlements,
            Pseudonyms pseudonyms,
            Replies replies,
            Texts texts,
            Supplier<UUID> ids) {
        this.rows = rows;
        this.entitlements = entitlements;
        this.pseudonyms = pseudonyms;
        this.replies = replies;
        this.texts = texts;
        this.ids = ids;
    }

    /** The payload of {@code /start} by which others can say that this person invited them. */
    String payload(Transaction tx, long chat) {
        var random = ids.get().toString().replace("-", "");
        return "ref_" + rows.code(tx, chat, random.substring(random.length() - CODE_LENGTH));
    }

    /**
     * Credits whoever invited a person that has just registered, once for that person; a code that nobody has, and one's
     * own, credit nobody.
     */
    public void followed(Transaction tx, long chat, String code, Instant at) {
        rows.inviter(tx, code)
                .filter(inviter -> inviter.chat() != chat)
                .filter(inviter -> rows.credit(tx, pseudonyms.of(chat), inviter.chat()))
                .ifPresent(inviter -> {
                    entitlements.grant(tx, inviter.chat(), REWARD, "referral", at);
                    var text = texts.get(inviter.language(), "premium.invited", REWARD.toDays());
                    replies.append(tx, inviter.chat(), null, Message.of(text));
                });
    }
}
