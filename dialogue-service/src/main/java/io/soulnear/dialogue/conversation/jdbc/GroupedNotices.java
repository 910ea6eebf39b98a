package io.soulnear.dialogue.conversation.jdbc;

import io.opentelemetry.context.Context;
import io.soulnear.dialogue.conversation.application.Notices;
import io.soulnear.dialogue.person.application.Erasures;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Notices through the outbox, many in one transaction. */
@Singleton
final class GroupedNotices implements Notices {
    /** Whose claims stand for updates that get no turn. */
    static final String CONSUMER = "dialogue.notice";

    private static final String LANGUAGES = """
            select coalesce(p.language, i.language) as language, e.person is not null as forgotten
            from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::text[])
                with ordinality as i (chat_id, update_id, at, person, language, n)
            left join person p on p.chat_id = i.chat_id
            left join erasure e on e.person = i.person and coalesce(e.asked_at, e.erased_at) >= i.at and e.update_id >= i.update_id
            order by i.n
            """;

    private record Notice(
            UUID cause, long number, long chat, Instant at, Wording wording, Language language, Context trace) {}

    private record Addressee(Language language, boolean forgotten) {}

    private final GroupCommit<Notice, Boolean> notices;
    private final Replies replies;
    private final Texts texts;

    GroupedNotices(Transactions transactions, Replies replies, Texts texts) {
        this.notices = transactions.group("notices", this::say);
        this.replies = replies;
        this.texts = texts;
    }

    @Override
    public void say(UUID cause, long number, long chat, Instant at, String languageCode, Wording wording) {
        var language = Language.of(languageCode.isEmpty() ? null : languageCode);
        notices.submit(new Notice(cause, number, chat, at, wording, language, Context.current()));
    }

    private List<Boolean> say(Transaction tx, List<Notice> commands) {
        var fresh = tx.claim(CONSUMER, commands.stream().map(Notice::cause).toList());
        var addressees = tx.query(
                LANGUAGES,
                row -> new Addressee(Language.of(row.getString("language")), row.getBoolean("forgotten")),
                commands.stream().map(Notice::chat).toArray(Long[]::new),
                commands.stream().map(Notice::number).toArray(Long[]::new),
                commands.stream().map(Notice::at).toArray(Instant[]::new),
                commands.stream().map(c -> Erasures.key(c.chat())).toArray(UUID[]::new),
                commands.stream().map(c -> c.language().code()).toArray(String[]::new));
        var said = new ArrayList<Boolean>();
        for (int i = 0; i < commands.size(); i++) {
            var notice = commands.get(i);
            var addressee = addressees.get(i);
            var now = fresh.remove(notice.cause()) && !addressee.forgotten();
            if (now) {
                try (var _ = notice.trace().makeCurrent()) {
                    tx.publish(replies.reply(
                            "notice",
                            notice.cause(),
                            notice.chat(),
                            notice.wording().in(addressee.language(), texts)));
                }
            }
            said.add(now);
        }
        return said;
    }
}
