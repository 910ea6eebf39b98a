package io.soulnear.dialogue.conversation.jdbc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.ModelCall;
import io.soulnear.dialogue.conversation.domain.Person;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.limits.application.Quotas;
import io.soulnear.dialogue.person.application.Erasures;
import io.soulnear.dialogue.person.application.Portraits;
import io.soulnear.dialogue.reply.Line;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.GroupCommit;
import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns in Postgres: however many people write at once, one statement stores what they said, one what is answered. */
@Singleton
final class GroupedTurns implements Turns {
    /** As where nothing is limited. */
    private static final int UNCOUNTED = 0;

    private record Recording(Message message, int limit, int perDay) {}

    private record Called(UUID turn, ModelCall call) {}

    private record Answering(Message message, Reply reply, Instant at, List<Event> events) {}

    private record TurnCompleted(
            long chatId,
            String turnId,
            String mode,
            String language,
            String personText,
            String replyText,
            String provider,
            String model,
            String promptVersion,
            int tokensIn,
            int tokensOut,
            long latencyMillis) {}

    private final Transactions transactions;
    private final GroupCommit<Recording, Recorded> recordings;
    private final GroupCommit<Answering, Boolean> answers;
    private final GroupCommit<UUID, Boolean> dismissals;
    private final Replies replies;
    private final CrisisAudit audit;
    private final Quotas quotas;
    private final Timer recorded;
    private final Clock clock;

    GroupedTurns(
            Transactions transactions,
            Replies replies,
            CrisisAudit audit,
            Quotas quotas,
            MeterRegistry meters,
            Clock clock) {
        this.transactions = transactions;
        this.recordings = transactions.groupSingle("turns-record", GroupedTurns::record);
        this.answers = transactions.group("turns-answer", GroupedTurns::answer);
        this.dismissals = transactions.groupSingle("turns-dismiss", GroupedTurns::dismiss);
        this.replies = replies;
        this.audit = audit;
        this.quotas = quotas;
        this.recorded = Timer.builder("soulnear.turns.recorded")
                .publishPercentiles(0.5, 0.95)
                .register(meters);
        this.clock = clock;
    }

    @Override
    public Recorded record(Message message, int limit) {
        return Objects.requireNonNull(
                recorded.record(() -> recordings.submit(new Recording(message, limit, quotas.perDay(message.mode())))));
    }

    @Override
    public boolean isKnown(UUID turn) {
        return transactions
                .callSingle(
                        tx -> tx.query("select exists (select from turn where id = ?)", row -> row.getBoolean(1), turn))
                .getFirst();
    }

    @Override
    public void dismiss(UUID turn) {
        dismissals.submit(turn);
    }

    /** Asked as for a message that is said, and taken back. */
    @Override
    public Recorded.Context context(Message message, int limit) {
        var recorded = transactions.call(tx -> {
            var of = record(tx, List.of(new Recording(message, limit, UNCOUNTED)));
            tx.connection().rollback();
            return of.getFirst();
        });
        if (recorded instanceof Recorded.New(var context)) {
            return context;
        }
        throw new IllegalArgumentException("A message that was said has its turn");
    }

    @Override
    public void answer(Message message, Reply reply, Locale language) {
        var said = replies.reply("answer", message.turn(), message.chat(), List.of(line(reply)));
        var completed = replies.event(
                EventIds.derived("dialogue.turn", message.turn().toString()),
                "io.soulnear.dialogue.turn-completed.v1",
                "dialogue.turn",
                message.chat(),
                new TurnCompleted(
                        message.chat(),
                        message.turn().toString(),
                        message.mode().code(),
                        language.getLanguage(),
                        message.text(),
                        reply.text(),
                        reply.provider(),
                        reply.model(),
                        reply.promptVersion(),
                        reply.tokensIn(),
                        reply.tokensOut(),
                        reply.latencyMillis()));
        answers.submit(new Answering(message, reply, clock.instant(), List.of(said, completed)));
    }

    @Override
    public void crisis(Message message, UUID update, String help, Locale language) {
        transactions.call(tx -> {
            tx.update(
                    TurnStatements.CRISIS,
                    message.turn(),
                    message.chat(),
                    message.mode().code(),
                    message.text(),
                    message.at(),
                    message.update(),
                    help,
                    clock.instant(),
                    Erasures.key(message.chat()));
            audit.record(tx, update, message.chat(), language);
            return true;
        });
    }

    private static List<Recorded> record(Transaction tx, List<Recording> commands) {
        return tx.query(
                TurnStatements.RECORD,
                GroupedTurns::recorded,
                each(commands, c -> c.message().turn()).toArray(UUID[]::new),
                each(commands, c -> c.message().chat()).toArray(Long[]::new),
                each(commands, c -> c.message().mode().code()).toArray(String[]::new),
                each(commands, c -> c.message().text()).toArray(String[]::new),
                each(commands, c -> c.message().at()).toArray(Instant[]::new),
                each(commands, c -> Erasures.key(c.message().chat())).toArray(UUID[]::new),
                each(commands, Recording::limit).toArray(Integer[]::new),
                each(commands, Recording::perDay).toArray(Integer[]::new),
                each(commands, c -> c.message().update()).toArray(Long[]::new));
    }

    private static List<Boolean> dismiss(Transaction tx, List<UUID> turns) {
        var fresh = tx.claim(GroupedNotices.CONSUMER, turns);
        return turns.stream().map(fresh::contains).toList();
    }

    private static List<Boolean> answer(Transaction tx, List<Answering> commands) {
        var calls = commands.stream()
                .flatMap(c -> c.reply().calls().stream()
                        .map(call -> new Called(c.message().turn(), call)))
                .toList();
        var answered = new HashSet<>(tx.query(
                TurnStatements.ANSWER,
                row -> row.getObject(1, UUID.class),
                each(commands, c -> c.message().turn()).toArray(UUID[]::new),
                each(commands, c -> c.message().text()).toArray(String[]::new),
                each(commands, c -> c.reply().text()).toArray(String[]::new),
                each(commands, Answering::at).toArray(Instant[]::new),
                each(commands, c -> c.reply().provider()).toArray(String[]::new),
                each(commands, c -> c.reply().model()).toArray(String[]::new),
                each(commands, c -> c.reply().promptVersion()).toArray(String[]::new),
                each(commands, c -> c.reply().tokensIn()).toArray(Integer[]::new),
                each(commands, c -> c.reply().tokensOut()).toArray(Integer[]::new),
                each(commands, c -> c.reply().latencyMillis()).toArray(Long[]::new),
                each(commands, c -> c.reply().costMicros()).toArray(Long[]::new),
                each(commands, c -> c.reply().firstTokenMillis()).toArray(Long[]::new),
                each(calls, Called::turn).toArray(UUID[]::new),
                each(calls, c -> c.call().provider()).toArray(String[]::new),
                each(calls, c -> c.call().model()).toArray(String[]::new),
                each(calls, c -> c.call().outcome()).toArray(String[]::new),
                each(calls, c -> c.call().tokensIn()).toArray(Integer[]::new),
                each(calls, c -> c.call().tokensOut()).toArray(Integer[]::new),
                each(calls, c -> c.call().costMicros()).toArray(Long[]::new),
                each(calls, c -> c.call().latencyMillis()).toArray(Long[]::new),
                each(calls, c -> c.call().firstTokenMillis()).toArray(Long[]::new)));
        var results = new ArrayList<Boolean>();
        for (var command : commands) {
            // A turn that came twice in one batch is answered with its first reply.
            var first = answered.remove(command.message().turn());
            if (first) {
                command.events().forEach(tx::publish);
            }
            results.add(first);
        }
        return results;
    }

    private static Line line(Reply reply) {
        return reply.html() == null ? Line.plain(reply.text()) : Line.html(reply.html());
    }

    private static <C, T extends @Nullable Object> List<T> each(List<C> commands, Function<C, T> column) {
        return commands.stream().map(column).toList();
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        if (row.getBoolean("forgotten")) {
            return new Recorded.Forgotten();
        }
        if (row.getBoolean("answered")) {
            return new Recorded.Answered();
        }
        var portrait = Portraits.read(row.getString("facts"));
        if (!row.getBoolean("admitted")) {
            var zone = portrait.zone() == null ? ZoneId.of(row.getString("zone")) : portrait.zone();
            var day = row.getObject("quota_day", LocalDate.class);
            return new Recorded.Refused(
                    row.getInt("per_day"), day.plusDays(1).atStartOfDay(zone).toInstant());
        }
        var context = new Recorded.Context(history(row), row.getString("summary"), person(row), portrait);
        return row.getBoolean("recorded") ? new Recorded.Unanswered(context) : new Recorded.New(context);
    }

    private static List<Exchange> history(ResultSet row) throws SQLException {
        @Nullable Array said = row.getArray("said");
        if (said == null) {
            return List.of();
        }
        var texts = (String[]) said.getArray();
        var replied = (String[]) row.getArray("replied").getArray();
        var crises = (Boolean[]) row.getArray("crises").getArray();
        var history = new ArrayList<Exchange>();
        for (int i = 0; i < texts.length; i++) {
            history.add(new Exchange(texts[i], replied[i], crises[i]));
        }
        return history;
    }

    private static @Nullable Person person(ResultSet row) throws SQLException {
        @Nullable String language = row.getString("language");
        return language == null
                ? null
                : new Person(
                        Locale.of(language),
                        row.getString("name"),
                        row.getObject("age", Integer.class),
                        row.getString("gender"));
    }
}
