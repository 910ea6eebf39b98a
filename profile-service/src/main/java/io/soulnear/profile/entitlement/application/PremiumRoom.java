package io.soulnear.profile.entitlement.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.entitlement.domain.Entitlement;
import io.soulnear.profile.person.application.Attendant;
import io.soulnear.profile.person.application.Guest;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Tells people what they may use, and how to invite others. */
@Singleton
final class PremiumRoom implements Attendant {
    private final Entitlements entitlements;
    private final Invitations invitations;
    private final Replies replies;
    private final Texts texts;

    PremiumRoom(Entitlements entitlements, Invitations invitations, Replies replies, Texts texts) {
        this.entitlements = entitlements;
        this.invitations = invitations;
        this.replies = replies;
        this.texts = texts;
    }

    @Override
    public Room room() {
        return Room.PREMIUM;
    }

    @Override
    public void serve(Transaction tx, Guest guest, String request) {
        var language = guest.language();
        var plan = entitlements.of(tx, guest.chat()) instanceof Entitlement.Premium(var until, var _)
                        && until.isAfter(guest.at())
                ? texts.get(language, "premium.until", day(until, guest))
                : texts.get(language, "premium.free");
        var invite = texts.get(
                language, "premium.invite", invitations.payload(tx, guest.chat()), Invitations.REWARD.toDays());
        var toMenu = new Message.Button(texts.get(language, "menu.open"), "profile:menu");
        replies.append(tx, guest.chat(), guest.update(), new Message(plan + "\n\n" + invite, List.of(List.of(toMenu))));
    }

    private static String day(Instant until, Guest guest) {
        return DateTimeFormatter.ofPattern(
                        "d MMMM yyyy", Locale.of(guest.language().code()))
                .format(until.atZone(guest.zone()));
    }
}
