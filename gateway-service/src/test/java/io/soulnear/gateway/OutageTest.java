package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.gateway.RunningGateway.Home;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.Person;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import io.soulnear.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private TelegramSimulator telegram;
    private Link postgres;
    private Link redis;
    private RunningGateway gateway;

    @BeforeEach
    void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        var home = Home.fresh();
        var database = URI.create(home.url().substring("jdbc:".length()));
        var cache = URI.create(TestServers.redisUrl());
        postgres = new Link(database.getHost(), database.getPort());
        redis = new Link(cache.getHost(), cache.getPort());
        gateway = RunningGateway.start(
                home.at("jdbc:postgresql://127.0.0.1:" + postgres.port() + database.getPath()),
                telegram.url(),
                Map.of(
                        "soulnear.redis.url", "redis://127.0.0.1:" + redis.port(),
                        "telegram.pacing.messages-per-second", 20,
                        "telegram.pacing.chat-messages-per-second", 2));
    }

    @AfterEach
    void stop() throws IOException {
        postgres.mend();
        redis.mend();
        gateway.close();
        telegram.close();
        postgres.close();
        redis.close();
    }

    private Person registered(long id) {
        var person = telegram.person(id, "Anna", "en");
        gateway.recorded(person.says("hello"));
        gateway.register(id);
        gateway.recorded(person.says("/soulsleep"));
        return person;
    }

    private static List<String> replies(Person person) {
        return person.replies().stream().map(Message::text).toList();
    }

    private void updatesAreStillRecordedAndRouted(Person person) {
        var since = System.nanoTime();
        var text = gateway.recorded(person.says("good night"));
        var quiz = gateway.recorded(person.says("/quiz"));
        var answer = gateway.recorded(person.says("often"));

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(5));
        assertThat(text.path("route")).hasToString("{\"to\":\"dialogue\",\"mode\":\"soulsleep\"}");
        assertThat(quiz.path("route")).hasToString("{\"to\":\"quiz\"}");
        assertThat(answer.path("route")).hasToString("{\"to\":\"quiz\"}");
    }

    @Test
    void withoutPostgresUpdatesComeInAndUrgentRepliesGoOut() {
        var person = registered(2001);
        postgres.cut();

        updatesAreStillRecordedAndRouted(person);
        var urgent = gateway.reply(2001, "[{\"text\":\"help is here\"}]").with("urgent", "true");
        gateway.publish(urgent);
        gateway.publish(urgent);
        await().atMost(Duration.ofSeconds(3)).until(() -> replies(person).equals(List.of("help is here")));
        gateway.say(2001, "ordinary");

        postgres.mend();
        gateway.recorded(person.says("rarely"));
        await().atMost(PATIENCE).until(() -> gateway.focus(2001).equals(List.of("quiz")));
        await().atMost(PATIENCE).until(() -> replies(person).equals(List.of("help is here", "ordinary")));
    }

    @Test
    void aPostgresThatHangsHoldsUpNobodyForLong() {
        var person = registered(2002);
        postgres.hang();

        updatesAreStillRecordedAndRouted(person);
    }

    @Test
    void anUnknownChatIsTreatedAsNewWhilePostgresIsAway() {
        registered(2006);
        postgres.cut();

        var recorded = gateway.recorded(telegram.person(2003, "New", "en").says("hello"));

        assertThat(recorded.path("route")).hasToString("{\"to\":\"profile\"}");
    }

    @Test
    void redisIsNeverNeeded() {
        var person = registered(2004);
        gateway.say(2004, "with");
        await().atMost(PATIENCE).until(() -> replies(person).size() == 1);

        redis.hang();
        gateway.say(2004, "hanging");
        await().atMost(Duration.ofSeconds(2)).until(() -> replies(person).size() == 2);
        redis.cut();
        gateway.say(2004, "away");
        await().atMost(Duration.ofSeconds(2)).until(() -> replies(person).size() == 3);
        redis.mend();
        gateway.say(2004, "back");

        await().atMost(PATIENCE).until(() -> replies(person).equals(List.of("with", "hanging", "away", "back")));
    }

    @Test
    void aChatsBudgetIsKeptAndItsOrderToo() {
        var person = registered(2005);
        var texts = IntStream.range(0, 44).mapToObj(i -> "reply " + i).toArray(String[]::new);
        var since = System.nanoTime();

        gateway.say(2005, texts);

        await().atMost(PATIENCE).until(() -> replies(person).equals(List.of(texts)));
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofMillis(1_500));
    }
}
