package io.soulnear.dialogue.conversation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import io.soulnear.dialogue.conversation.application.Edits;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.Transactions;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.FakeModel;
import io.soulnear.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The service with everything real but the model: updates go in by Kafka, and what comes out is read from Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialogueOnRealServersTest {
    private static final String PREFIX =
            "dialogue-test-" + ProcessHandle.current().pid() + ".";
    private static final Map<String, String> DIALOGUE = Map.of("to", "dialogue", "mode", "helper");
    private static final AtomicLong CHATS = new AtomicLong(1_000);
    private static final AtomicLong UPDATES = new AtomicLong();

    private final FakeModel model = new FakeModel();
    private final ObjectMapper json = new ObjectMapper();
    private final Collection<Published> published = new CopyOnWriteArrayList<>();
    private ApplicationContext context;
    private Publisher publisher;
    private Turns turns;
    private Edits edits;
    private Transactions transactions;
    private Thread reader;
    private volatile boolean reading = true;

    private record Published(String type, String id, String urgent, JsonNode data) {}

    @BeforeAll
    void start() {
        var database = TestServers.postgres();
        var runtime = new YamlPropertySourceLoader()
                .load(
                        "classpath:runtime",
                        ClassPathResourceLoader.defaultLoader(getClass().getClassLoader()))
                .orElseThrow();
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .propertySources(runtime)
                .properties(Map.of(
                        "micronaut.application.name",
                        "dialogue",
                        "soulnear.pseudonym-secret",
                        "secret",
                        "soulnear.kafka.bootstrap",
                        TestServers.kafkaBootstrap(),
                        "soulnear.kafka.topic-prefix",
                        PREFIX,
                        "soulnear.postgres.url",
                        database.url(),
                        "soulnear.postgres.user",
                        database.user(),
                        "soulnear.postgres.password",
                        database.password(),
                        "soulnear.postgres.schema",
                        "dialogue",
                        "soulnear.model.openai.base-url",
                        model.baseUrl(),
                        "soulnear.model.openai.api-key",
                        "key"))
                .start();
        Flyway.configure()
                .dataSource(context.getBean(DataSource.class))
                .defaultSchema("dialogue")
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .load()
                .migrate();
        publisher = context.getBean(Publisher.class);
        turns = context.getBean(Turns.class);
        edits = context.getBean(Edits.class);
        transactions = context.getBean(Transactions.class);
        context.getBean(Messaging.class).start(List.copyOf(context.getBeansOfType(Subscription.class)));
        reader = Thread.ofPlatform().start(this::read);
    }

    @AfterAll
    void stop() throws InterruptedException {
        reading = false;
        reader.join();
        context.getBean(Messaging.class).close();
        context.close();
        model.close();
    }

    @Test
    void aMessageIsAnsweredOnceHoweverOftenItComes() {
        var chat = chat();
        var update = text(chat, "Расскажи что-нибудь", "dialogue", "helper");
        var calls = model.requests().size();

        publisher.publish(update);
        publisher.publish(update);
        publisher.publish(text(chat, "И ещё", "dialogue", "helper"));

        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));
        assertThat(model.requests()).hasSize(calls + 2);
        assertThat(replies(chat)).allSatisfy(reply -> {
            assertThat(reply.data().at("/messages/0/text").asText()).isEqualTo("Слышу тебя.");
            assertThat(reply.urgent()).isEmpty();
        });
        assertThat(replies(chat).getFirst().data().path("causedBy").asText())
                .isEqualTo(update.id().toString());
        await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                .hasSize(2)
                .allSatisfy(turn -> Contracts.validate(turn.type(), turn.data().toString())));
    }

    @Test
    void aTurnThatWasStoredButNotAnsweredIsTakenUp() {
        var chat = chat();
        var update = text(chat, "Меня перебили", "dialogue", "helper");
        var message = new Message(update.id(), chat, Mode.HELPER, "Меня перебили", update.time());
        assertThat(turns.record(message, 10)).isInstanceOf(Recorded.New.class);

        publisher.publish(update);

        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
        assertThat(turns.record(message, 10)).isInstanceOf(Recorded.Answered.class);
    }

    @Test
    void twoHundredAndFiftySixPeopleAtOnceEachGetTheirOwn() throws Exception {
        var first = CHATS.getAndAdd(256);
        var failures = new CopyOnWriteArrayList<String>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long chat = first; chat < first + 256; chat++) {
                var own = chat;
                people.submit(() -> {
                    try {
                        talkTwice(own);
                    } catch (Throwable e) {
                        failures.add(e.toString());
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(published.stream()
                                .filter(event -> event.type().endsWith("reply-requested.v1"))
                                .filter(event -> event.data().path("chatId").asLong() >= first
                                        && event.data().path("chatId").asLong() < first + 256))
                        .hasSize(512));
    }

    private void talkTwice(long chat) {
        var one = new Message(UUID.randomUUID(), chat, Mode.HELPER, "раз '\"\\{},", Instant.now());
        var two = new Message(UUID.randomUUID(), chat, Mode.HELPER, "два", Instant.now());
        turns.record(one, 10);
        turns.answer(one, reply("ответ " + chat), Locale.of("ru"));
        turns.answer(one, reply("не этот"), Locale.of("ru"));
        if (!(turns.record(two, 10) instanceof Recorded.New(var context))) {
            throw new AssertionError("A new message is new");
        }
        assertThat(context.history()).singleElement().satisfies(past -> {
            assertThat(past.person()).isEqualTo("раз '\"\\{},");
            assertThat(past.companion()).isEqualTo("ответ " + chat);
        });
        turns.answer(two, reply("ещё"), Locale.of("ru"));
    }

    @Test
    void theHistoryIsThatOfTheModeOldestFirstAndBounded() {
        var chat = chat();
        for (int i = 0; i < 5; i++) {
            var mode = i == 2 ? Mode.SOULSLEEP : Mode.HELPER;
            var message = new Message(UUID.randomUUID(), chat, mode, "текст " + i, Instant.now());
            turns.record(message, 10);
            turns.answer(message, reply("ответ " + i), Locale.of("ru"));
        }

        var recorded = turns.record(new Message(UUID.randomUUID(), chat, Mode.HELPER, "сейчас", Instant.now()), 3);

        assertThat(recorded)
                .isInstanceOfSatisfying(
                        Recorded.New.class,
                        it -> assertThat(it.context().history())
                                .extracting(past -> past.person())
                                .containsExactly("текст 1", "текст 3", "текст 4"));
    }

    @Test
    void whoeverOnlyLooksSeesWhatTheNextMessageBuildsOnAndLeavesNoTrace() {
        var chat = chat();
        var said = new Message(UUID.randomUUID(), chat, Mode.HELPER, "раз", Instant.now());
        turns.record(said, 10);
        turns.answer(said, reply("ответ"), Locale.of("ru"));
        var next = new Message(UUID.randomUUID(), chat, Mode.HELPER, "два", Instant.now());

        var seen = turns.context(next, 10);

        assertThat(count("select count(*) from turn where chat_id = ?", chat)).isEqualTo(1);
        assertThat(turns.record(next, 10)).isEqualTo(new Recorded.New(seen));
    }

    @Test
    void strangeTextIsKeptAsItIs() {
        var chat = chat();
        var text = "'; drop table turn; -- <b>&</b> \u202E z\u0351\u036B {\"a\":null} 👩‍👧 " + "щ".repeat(4_000);
        var update = text(chat, text, "dialogue", "soulsleep");

        publisher.publish(update);

        await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                .singleElement()
                .satisfies(turn ->
                        assertThat(turn.data().path("personText").asText()).isEqualTo(text)));
    }

    @Test
    void modesAreEnteredByCommandAndByButtonInThePersonsLanguage() {
        var chat = chat();
        person("registered", chat, Map.of("language", "en", "name", "Ann"), Instant.now());
        await().untilAsserted(() -> assertThat(count("select count(*) from person where chat_id = ?", chat))
                .isEqualTo(1));
        var button = update(chat, Map.of("to", "dialogue", "mode", "soulsleep", "action", "enter:soulsleep"), Map.of());

        publisher.publish(text(chat, "/helper", "dialogue", "helper"));
        publisher.publish(button);
        publisher.publish(button);

        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));
        assertThat(replies(chat))
                .extracting(reply -> reply.data().at("/messages/0/text").asText())
                .anyMatch(said -> said.startsWith("I'm here"))
                .anyMatch(said -> said.startsWith("Good evening"));
    }

    @Test
    void helpInACrisisIsUrgentAndTakesThePlaceOfTheModel() {
        var chat = chat();
        var update = text(chat, "я больше не хочу жить", "dialogue", "helper");
        var calls = model.requests().size();

        publisher.publish(update);
        publisher.publish(update);

        await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.crisis-detected.v1", chat))
                .singleElement()
                .satisfies(
                        event -> Contracts.validate(event.type(), event.data().toString())));
        assertThat(replies(chat)).isNotEmpty().allSatisfy(reply -> {
            assertThat(reply.urgent()).isEqualTo("true");
            assertThat(reply.data().at("/messages/0/text").asText()).contains("8-800-2000-122", "112");
        });
        assertThat(replies(chat))
                .extracting(Published::id)
                .containsOnly(replies(chat).getFirst().id());
        assertThat(model.requests()).hasSize(calls);
        assertThat(turns.record(new Message(UUID.randomUUID(), chat, Mode.HELPER, "да", Instant.now()), 10))
                .isInstanceOfSatisfying(
                        Recorded.New.class,
                        it -> assertThat(it.context().history())
                                .singleElement()
                                .satisfies(past -> assertThat(past.crisis()).isTrue()));
    }

    @Test
    void aCrisisBeforeConsentIsAnsweredAndItsTextIsKeptNowhere() {
        var chat = chat();

        publisher.publish(text(chat, "I want to kill myself", "profile", null));

        await().untilAsserted(() ->
                assertThat(of("io.soulnear.dialogue.crisis-detected.v1", chat)).hasSize(1));
        await().untilAsserted(() -> assertThat(replies(chat))
                .singleElement()
                .satisfies(reply ->
                        assertThat(reply.data().at("/messages/0/text").asText()).contains("988", "116 123", "112")));
        assertThat(count("select count(*) from turn where chat_id = ?", chat)).isZero();
    }

    @Test
    void aTextThatIsEditedWhileTheModelThinksIsAnsweredAsItReadsThen() throws Exception {
        var chat = chat();
        var thinking = new CountDownLatch(1);
        var edited = new CountDownLatch(1);
        model.does((exchange, call) -> {
            thinking.countDown();
            edited.await(20, TimeUnit.SECONDS);
            FakeModel.says("Слышу тебя.").answer(exchange, call);
        });
        try {
            var text = update(chat, DIALOGUE, Map.of("text", "Мне приснился медведь " + chat, "message_id", 7));
            var edit = edit(chat, 7, "Мне приснился волк " + chat);
            publisher.publish(text);
            assertThat(thinking.await(20, TimeUnit.SECONDS)).isTrue();

            publisher.publish(edit);
            await().until(() -> edits.of(message(chat, 7)).isPresent());
            edited.countDown();

            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
            publisher.publish(text);
            publisher.publish(edit);
            publisher.publish(edit(chat, 7, "Мне приснилась лиса " + chat));
            publisher.publish(text(chat, "Вот и всё " + chat, "dialogue", "helper"));
            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));

            assertThat(model.requests())
                    .filteredOn(it -> it.contains("медведь " + chat))
                    .hasSize(1);
            assertThat(model.requests())
                    .filteredOn(it -> it.contains("волк " + chat))
                    .hasSize(2);
            assertThat(model.requests()).noneMatch(it -> it.contains("лиса " + chat));
            assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                    .extracting(turn -> turn.data().path("personText").asText())
                    .containsExactly("Мне приснился волк " + chat, "Вот и всё " + chat);
            assertThat(count("select count(*) from turn where chat_id = ?", chat))
                    .isEqualTo(2);
            assertThat(count("select count(*) from model_call where chat_id = ?", chat))
                    .isEqualTo(3);
            assertThat(count("select used from quota where chat_id = ?", chat)).isEqualTo(2);
        } finally {
            edited.countDown();
            model.does(FakeModel.says("Слышу тебя."));
        }
    }

    @Test
    void aTextThatIsEditedWhileItWaitsInItsLaneCostsOneCall() throws Exception {
        var chat = chat();
        var edited = new CountDownLatch(1);
        model.does((exchange, call) -> {
            edited.await(20, TimeUnit.SECONDS);
            FakeModel.says("Слышу тебя.").answer(exchange, call);
        });
        try {
            publisher.publish(update(chat, DIALOGUE, Map.of("text", "Сначала это " + chat, "message_id", 7)));
            publisher.publish(update(chat, DIALOGUE, Map.of("text", "Потом то " + chat, "message_id", 8)));
            publisher.publish(edit(chat, 8, "Потом другое " + chat));
            await().until(() -> edits.of(message(chat, 8)).isPresent());
            edited.countDown();

            await().untilAsserted(() -> assertThat(of("io.soulnear.dialogue.turn-completed.v1", chat))
                    .extracting(turn -> turn.data().path("personText").asText())
                    .containsExactly("Сначала это " + chat, "Потом другое " + chat));
            assertThat(model.requests()).noneMatch(it -> it.contains("Потом то " + chat));
            assertThat(count("select count(*) from model_call where chat_id = ?", chat))
                    .isEqualTo(2);
        } finally {
            edited.countDown();
            model.does(FakeModel.says("Слышу тебя."));
        }
    }

    @Test
    void whoCriesForHelpInAnEditHearsHelpAndNothingElse() throws Exception {
        var chat = chat();
        var thinking = new CountDownLatch(1);
        var helped = new CountDownLatch(1);
        model.does((exchange, call) -> {
            thinking.countDown();
            helped.await(20, TimeUnit.SECONDS);
            FakeModel.says("Слышу тебя.").answer(exchange, call);
        });
        try {
            publisher.publish(update(chat, DIALOGUE, Map.of("text", "Мне плохо " + chat, "message_id", 7)));
            assertThat(thinking.await(20, TimeUnit.SECONDS)).isTrue();
            publisher.publish(edit(chat, 7, "Я больше не хочу жить"));
            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
            helped.countDown();
            await().untilAsserted(
                            () -> assertThat(count("select count(*) from turn where chat_id = ? and crisis", chat))
                                    .isEqualTo(1));
            model.does(FakeModel.says("Слышу тебя."));
            publisher.publish(text(chat, "Да " + chat, "dialogue", "helper"));
            await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));

            assertThat(replies(chat).getFirst().urgent()).isEqualTo("true");
            assertThat(of("io.soulnear.dialogue.crisis-detected.v1", chat)).hasSize(1);
            assertThat(count("select count(*) from turn where chat_id = ?", chat))
                    .isEqualTo(2);
            assertThat(count("select used from quota where chat_id = ?", chat)).isEqualTo(1);
        } finally {
            helped.countDown();
            model.does(FakeModel.says("Слышу тебя."));
        }
    }

    private static Message message(long chat, long number) {
        return new Message(UUID.randomUUID(), chat, Mode.HELPER, "", Instant.EPOCH, number);
    }

    @Test
    void theErasedAreForgottenAndStayForgotten() {
        var chat = chat();
        var before = Instant.now().minus(1, ChronoUnit.HOURS);
        var old = at(text(chat, "старое сообщение", "dialogue", "helper"), before);
        person("registered", chat, Map.of("language", "ru", "name", "Аня"), before);
        publisher.publish(old);
        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(1));
        var erasure = UUID.randomUUID();

        person("erased", chat, Map.of("erasureId", erasure.toString()), Instant.now());

        await().untilAsserted(() -> assertThat(of("io.soulnear.erasure.confirmed.v1", chat))
                .singleElement()
                .satisfies(confirmed -> {
                    assertThat(confirmed.data().path("erasureId").asText()).isEqualTo(erasure.toString());
                    assertThat(confirmed.data().path("service").asText()).isEqualTo("dialogue");
                }));
        publisher.publish(old);
        person("registered", chat, Map.of("language", "ru", "name", "Аня"), before);
        publisher.publish(text(chat, "новое", "dialogue", "helper"));
        await().untilAsserted(() -> assertThat(replies(chat)).hasSize(2));
        assertThat(count("select count(*) from turn where chat_id = ? and person_text like 'старое%'", chat))
                .isZero();
        assertThat(count("select count(*) from person where chat_id = ?", chat)).isZero();
    }

    private Reply reply(String text) {
        return new Reply(text, "offline", "reflective", "v1", 0, 0, 1);
    }

    private static long chat() {
        return CHATS.getAndIncrement();
    }

    private Event text(long chat, String text, String to, @Nullable String mode) {
        var route = mode == null ? Map.of("to", to) : Map.of("to", to, "mode", mode);
        return update(chat, route, Map.of("text", text));
    }

    private Event update(long chat, Map<String, ?> route, Map<String, ?> message) {
        return update(chat, route, "message", message);
    }

    private Event edit(long chat, long message, String text) {
        return update(
                chat,
                Map.of("to", "none"),
                "edited_message",
                Map.of("text", text, "message_id", message, "edit_date", 1_700_000_000));
    }

    private Event update(long chat, Map<String, ?> route, String kind, Map<String, ?> message) {
        var number = UPDATES.incrementAndGet();
        var full = new HashMap<String, Object>(message);
        full.put("from", Map.of("id", chat, "language_code", message.toString().contains("want") ? "en" : "ru"));
        var data = Map.of(
                "botId",
                1,
                "updateId",
                number,
                "chatId",
                chat,
                "route",
                route,
                "update",
                Map.of("update_id", number, kind, full));
        return Event.of(
                        EventIds.derived("telegram.update", "1", Long.toString(number)),
                        "io.soulnear.telegram.update-received.v1",
                        "telegram.update",
                        Long.toString(chat),
                        Instant.now(),
                        write(data))
                .with("route", String.valueOf(route.get("to")));
    }

    private static Event at(Event event, Instant time) {
        return new Event(
                event.id(), event.type(), event.topic(), event.key(), time, event.data(), event.attributes(), null);
    }

    private void person(String what, long chat, Map<String, String> facts, Instant at) {
        var data = new HashMap<String, Object>(facts);
        data.put("chatId", chat);
        publisher.publish(Event.of(
                UUID.randomUUID(),
                "io.soulnear.profile." + what + ".v1",
                "profile.person",
                Long.toString(chat),
                at,
                write(data)));
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String sql, long chat) {
        return transactions
                .call(tx -> tx.query(sql, row -> row.getInt(1), chat))
                .getFirst();
    }

    private List<Published> replies(long chat) {
        return of("io.soulnear.telegram.reply-requested.v1", chat);
    }

    private List<Published> of(String type, long chat) {
        return published.stream()
                .filter(event ->
                        event.type().equals(type) && event.data().path("chatId").asLong() == chat)
                .toList();
    }

    private void read() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestServers.kafkaBootstrap(),
                "group.id",
                PREFIX + "reader",
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(
                    List.of(PREFIX + "telegram.reply", PREFIX + "dialogue.turn", PREFIX + "profile.erasure"));
            while (reading) {
                var seen = new ArrayList<Published>();
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    var headers = message.headers();
                    seen.add(new Published(
                            header(headers, "ce_type"),
                            header(headers, "ce_id"),
                            header(headers, "ce_urgent"),
                            json.readTree(message.value())));
                }
                published.addAll(seen);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
