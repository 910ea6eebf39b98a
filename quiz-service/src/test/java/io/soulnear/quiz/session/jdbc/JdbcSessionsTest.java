package io.soulnear.quiz.session.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.MessagingSettings;
import io.soulnear.quiz.catalogue.Curated;
import io.soulnear.quiz.session.application.Sessions.Found;
import io.soulnear.quiz.session.application.Sessions.Outcome;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.FollowUp;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Quizmaster;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.quiz.session.domain.Step;
import io.soulnear.quiz.session.domain.Variant;
import io.soulnear.runtime.Language;
import io.soulnear.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcSessionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Quizmaster QUIZMASTER = new Quizmaster(Curated.CATALOGUE.scaleWords());
    private static Messaging messaging;
    private static JdbcSessions sessions;

    @BeforeAll
    static void connect() {
        var server = TestServers.postgres();
        var database = new PGSimpleDataSource();
        database.setUrl(server.url());
        database.setUser(server.user());
        database.setPassword(server.password());
        database.setCurrentSchema("quiz");
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("quiz")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
        messaging = new Messaging(
                new MessagingSettings("quiz", TestServers.kafkaBootstrap(), "jdbc-sessions.", null),
                database,
                OpenTelemetry.noop(),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        sessions = new JdbcSessions(messaging.transactions(), new ObjectMapper());
    }

    @AfterAll
    static void disconnect() {
        messaging.close();
    }

    @Test
    void whatIsStoredComesBackAsItWas() {
        var chat = new ChatId(1);
        var words = "  Zá̴̛lgo \u202Eбиди\u202C \n';drop table answer;--<b>&👩‍👩‍👧  " + "я".repeat(4000);
        take(chat, new Input.Start(Category.MONEY), NOW);
        for (int i = 0; i < 8; i++) {
            var before = latest(chat);
            var step = answer(chat, words);
            assertThat(latest(chat)).isEqualTo(step.getLast().session()).isNotEqualTo(before);
        }

        assertThat(latest(chat))
                .isInstanceOfSatisfying(
                        Session.Completed.class,
                        session -> assertThat(session.answers())
                                .extracting(Answer::given)
                                .contains(new Answer.Said(words)));
    }

    @Test
    void aPauseAndAReplacementAreStored() {
        var chat = new ChatId(2);
        take(chat, new Input.Start(Category.MONEY), NOW);
        answer(chat, "words");
        take(chat, new Input.Leave(), NOW.plusSeconds(5));
        assertThat(latest(chat))
                .isInstanceOfSatisfying(
                        Session.Paused.class,
                        paused -> assertThat(paused.progress().touchedAt()).isEqualTo(NOW.plusSeconds(5)));

        var old = Objects.requireNonNull(latest(chat));
        take(chat, new Input.Again(old.id().tag(), Category.FEARS), NOW);

        assertThat(latest(chat)).isInstanceOf(Session.InProgress.class).isNotEqualTo(old);
        assertThat(count("select count(*) from session where state = 'cancelled' and chat_id = 2"))
                .isEqualTo(1);
    }

    @Test
    void anEventThatWasSeenBeforeMovesNothing() {
        var chat = new ChatId(3);
        var update = UUID.randomUUID();
        take(chat, new Input.Start(Category.MONEY), NOW);

        var first = take(chat, update, new Input.Typed("often"), NOW);
        var second = take(chat, update, new Input.Typed("often"), NOW);

        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
        assertThat(count("select count(*) from answer a join session s using (session_id) where chat_id = 3"))
                .isEqualTo(1);
    }

    @Test
    void whatFailsLeavesNothingBehindAndHurtsNobodyElse() throws Exception {
        var update = UUID.randomUUID();
        var others = new ArrayList<Callable<List<Step>>>();
        for (int i = 0; i < 50; i++) {
            var chat = new ChatId(400 + i);
            others.add(() -> take(chat, new Input.Start(Category.MONEY), NOW));
        }
        others.add(25, () -> {
            var _ = sessions.advance(update, new ChatId(4), _ -> {
                throw new IllegalStateException("A bug");
            });
            return List.of();
        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = people.invokeAll(others);
            assertThatThrownBy(() -> results.get(25).get()).hasRootCauseMessage("A bug");
        }

        assertThat(count("select count(*) from session where chat_id between 400 and 449"))
                .isEqualTo(50);
        assertThat(count("select count(*) from inbox where event_id = '" + update + "'"))
                .isEqualTo(0);
        assertThat(take(new ChatId(4), update, new Input.Start(Category.MONEY), NOW))
                .hasSize(1);
    }

    @Test
    void manyPeopleAtOnceWithEveryUpdateTwiceLoseNothing() throws Exception {
        var people = new ArrayList<Callable<@Nullable Session>>();
        for (int i = 0; i < 60; i++) {
            var chat = new ChatId(500 + i);
            people.add(() -> {
                take(chat, new Input.Start(Category.CONFIDENCE), NOW);
                for (int position = 1; position <= 8; position++) {
                    var input = nextAnswer(chat, "my words " + position);
                    var update = UUID.randomUUID();
                    take(chat, update, input, NOW);
                    take(chat, update, input, NOW);
                }
                return latest(chat);
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(people)) {
                assertThat(result.get()).isInstanceOf(Session.Completed.class);
            }
        }
        assertThat(
                        count(
                                "select count(*) from answer a join session s using (session_id) where chat_id between 500 and 559"))
                .isEqualTo(480);
    }

    @Test
    void whatWasThoughtAboutASessionIsStoredWithIt() {
        var chat = new ChatId(8);
        take(chat, new Input.Start(Category.MONEY), NOW);
        var begun = (Session.InProgress) Objects.requireNonNull(latest(chat));
        var made = begun.questions().subList(Course.KNOWN, Course.BASE).stream()
                .<Question>map(question -> new Question.Text("made-" + question.id(), "worry", "Made?", false))
                .toList();
        take(chat, new Input.Made(begun.id(), made), NOW);
        for (int i = 0; i < 5; i++) {
            answer(chat, "words of mine");
        }
        var finding = new Finding("worry", "ru", "t", 0.9, "c", "m", "s", List.of());
        var followUps = Curated.CATALOGUE.bank(Category.MONEY, Language.RU).theme("worry").followUps().stream()
                .map(FollowUp::question)
                .limit(3)
                .toList();

        var steps = take(chat, new Input.Insight(begun.id(), List.of(finding), followUps), NOW);

        assertThat(latest(chat)).isEqualTo(steps.getLast().session());
        var at = (Session.InProgress) Objects.requireNonNull(latest(chat));
        assertThat(at.questions()).hasSize(11).endsWith(followUps.toArray(Question[]::new));
        assertThat(at.questions().subList(3, 8)).isEqualTo(made);
        assertThat(at.course().findings()).containsExactly(finding);
        assertThat(at.variant()).isEqualTo(Variant.DYNAMIC_ADAPTIVE);
    }

    @Test
    void anAnswerAndAThoughtOfOneChatInOneBatchBothCount() throws Exception {
        for (int round = 0; round < 20; round++) {
            var chat = new ChatId(9000 + round);
            take(chat, new Input.Start(Category.MONEY), NOW);
            var begun = (Session.InProgress) Objects.requireNonNull(latest(chat));
            var made = begun.questions().subList(Course.KNOWN, Course.BASE).stream()
                    .<Question>map(question -> new Question.Text("made-" + question.id(), "worry", "Made?", false))
                    .toList();
            var all = new ArrayList<Callable<List<Step>>>();
            all.add(() -> take(chat, nextAnswer(chat, "words"), NOW));
            all.add(() -> take(chat, new Input.Made(begun.id(), made), NOW));
            for (int other = 0; other < 8; other++) {
                var another = new ChatId(20000 + round * 10 + other);
                all.add(() -> take(another, new Input.Start(Category.FEARS), NOW));
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : threads.invokeAll(all)) {
                    assertThat(done.get()).hasSize(1);
                }
            }

            var now = (Session.InProgress) Objects.requireNonNull(latest(chat));
            assertThat(now.answers()).hasSize(1);
            assertThat(now.course().isMade()).isTrue();
        }
    }

    @Test
    void completedSessionsAreFoundTheNewestFirst() {
        var chat = new ChatId(9);
        for (var category : List.of(Category.MONEY, Category.FEARS)) {
            take(chat, new Input.Start(category), NOW);
            for (int i = 0; i < 8; i++) {
                answer(chat, "words");
            }
        }
        var done = UUID.randomUUID();
        take(chat, done, new Input.Start(Category.CONFIDENCE), NOW);

        assertThat(sessions.completed(chat, 5))
                .extracting(Session::category)
                .containsExactly(Category.FEARS, Category.MONEY);
        assertThat(sessions.completed(chat, 1)).hasSize(1);
        assertThat(sessions.look(chat).completed()).isEqualTo(2);
        assertThat(sessions.look(chat).latest()).isInstanceOf(Session.InProgress.class);
        assertThat(sessions.isDone(done)).isTrue();
        assertThat(sessions.isDone(UUID.randomUUID())).isFalse();
    }

    @Test
    void sessionsUntouchedForTooLongAreCancelledOnce() {
        var chat = new ChatId(6);
        var longAgo = NOW.minus(Duration.ofDays(300));
        take(chat, new Input.Start(Category.MONEY), longAgo);
        var told = new ArrayList<Session.Cancelled>();
        var since = NOW.minus(Duration.ofDays(200));

        var first = sessions.cancelUntouchedSince(since, NOW, session -> {
            told.add(session);
            return event(session.chat());
        });
        var second = sessions.cancelUntouchedSince(since, NOW, session -> event(session.chat()));

        assertThat(first).isEqualTo(1);
        assertThat(second).isEqualTo(0);
        assertThat(told).containsExactly((Session.Cancelled) Objects.requireNonNull(latest(chat)));
    }

    @Test
    void forgettingLeavesNothingOfTheChat() {
        var chat = new ChatId(7);
        take(chat, new Input.Start(Category.MONEY), NOW);
        answer(chat, "words");

        messaging.transactions().call(tx -> {
            sessions.forget(tx, chat);
            return chat;
        });

        assertThat(latest(chat)).isNull();
        assertThat(
                        count(
                                "select count(*) from answer a where not exists (select from session s where s.session_id = a.session_id)"))
                .isEqualTo(0);
    }

    private static List<Step> answer(ChatId chat, String words) {
        return take(chat, nextAnswer(chat, words), NOW);
    }

    private static Input nextAnswer(ChatId chat, String words) {
        var at = ((Session.Unfinished) Objects.requireNonNull(latest(chat))).progress();
        return switch (at.question()) {
            case Question.Text _ -> new Input.Typed(words);
            case Question.Scale _, Question.Choice _ -> new Input.Tap(at.id().tag(), at.position(), 1);
        };
    }

    private static List<Step> take(ChatId chat, Input input, Instant now) {
        return take(chat, UUID.randomUUID(), input, now);
    }

    private static List<Step> take(ChatId chat, UUID update, Input input, Instant now) {
        var outcome = sessions.advance(update, chat, found -> {
            var steps =
                    QUIZMASTER.decide(found.latest(), input, source(chat), now).steps();
            return new Outcome(steps, List.of(event(chat)));
        });
        return outcome == null ? List.of() : outcome.steps();
    }

    private static Quizmaster.Source source(ChatId chat) {
        return new Quizmaster.Source() {
            @Override
            public Quizmaster.Draft draft(Category category) {
                return new Quizmaster.Draft(
                        new SessionId(UUID.randomUUID()),
                        chat,
                        category,
                        Course.of(
                                Variant.DYNAMIC_ADAPTIVE, Curated.CATALOGUE.draw(category, Language.RU, chat.value())));
            }

            @Override
            public Bank bank(Category category) {
                return Curated.CATALOGUE.bank(category, Language.RU);
            }

            @Override
            public @Nullable List<Question> branch(Session.InProgress at) {
                return null;
            }
        };
    }

    private static @Nullable Session latest(ChatId chat) {
        var seen = new AtomicReference<Found>();
        sessions.advance(UUID.randomUUID(), chat, found -> {
            seen.set(found);
            return new Outcome(List.of(), List.of());
        });
        return Objects.requireNonNull(seen.get()).latest();
    }

    private static Event event(ChatId chat) {
        return Event.of(EventIds.derived(UUID.randomUUID().toString()), "test", "test", "" + chat.value(), NOW, "{}");
    }

    private static long count(String sql) {
        return messaging
                .transactions()
                .call(tx -> tx.query(sql, row -> row.getLong(1)).getFirst());
    }
}
