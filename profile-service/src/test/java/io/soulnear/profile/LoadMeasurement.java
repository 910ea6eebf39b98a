package io.soulnear.profile;

import static org.awaitility.Awaitility.await;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import io.soulnear.messaging.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Measures how many messages a second the analysis keeps up with, and how long {@code /my_profile} takes. Not a test of the
 * build: {@code mvn -pl profile-service -am test -Dtest=LoadMeasurement -Dsurefire.failIfNoSpecifiedTests=false}; {@code
 * -DargLine} may set {@code -Dpeople} and {@code -Dturns}.
 */
class LoadMeasurement {
    private static final int PEOPLE = Integer.getInteger("people", 10_000);
    private static final int TURNS = Integer.getInteger("turns", 10);
    private static final int LOOKS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final List<String> SAID = List.of(
            "Не могу отказать маме, опять согласилась",
            "Сегодня гуляли в парке, было спокойно",
            "Денег не хватает до зарплаты, тревожно",
            "Я опять не справлюсь с этим проектом",
            "Посоветуй фильм на вечер",
            "Не могу уснуть, лежу и думаю о работе",
            "Спасибо, стало легче",
            "Боюсь, что он меня бросит",
            "Работаю без выходных, устала",
            "Мне помогает прогулка у реки");

    @Test
    void analysisAndProfile() throws Exception {
        try (var profile = LiveProfile.quiet()) {
            profile.bean(SwitchedFlags.class).turnOn("ENABLE_PATTERN_ANALYSIS");
            profile.bean(SwitchedFlags.class).turnOn("ENABLE_USER_PROFILES");
            profile.execute("""
                    insert into person (chat_id, stage, language, consent_version, consent_at, name, time_zone)
                    select g, 'registered', 'ru', 1, now() - interval '1 hour', 'Аня', 'Europe/Moscow'
                    from generate_series(1, %d) g
                    """.formatted(PEOPLE));
            var publisher = profile.bean(Publisher.class);
            var begin = System.nanoTime();
            for (var turn = 0; turn < TURNS; turn++) {
                for (var chat = 1L; chat <= PEOPLE; chat++) {
                    publisher.publish(turn(chat, SAID.get((int) ((chat + 3L * turn) % SAID.size()))));
                }
            }
            var all = Long.toString((long) PEOPLE * TURNS);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> profile.rows("select coalesce(sum(said), 0) from progress")
                                    .contains(all)
                            && profile.rows("select count(*) from progress where quick < said / 3 * 3")
                                    .contains("0"));
            var seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%d people, %s messages in %.1f s: %.0f messages/s; %s patterns, %s moods%n",
                    PEOPLE,
                    all,
                    seconds,
                    PEOPLE * TURNS / seconds,
                    profile.rows("select count(*) from pattern").getFirst(),
                    profile.rows("select count(*) from mood").getFirst());
            looks(profile);
        }
    }

    private static void looks(LiveProfile profile) throws Exception {
        var handler = profile.bean(Subscription.class, "updates").handler();
        var millis = new double[LOOKS];
        for (var i = -LOOKS / 3; i < LOOKS; i++) {
            var update =
                    Chat.of(profile, "ru", Math.floorMod(i * 31, PEOPLE) + 1L).typed("/my_profile");
            var begin = System.nanoTime();
            handler.handle(update);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "/my_profile: p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                millis[LOOKS / 2], millis[LOOKS * 95 / 100], millis[LOOKS - 1]);
    }

    private static Event turn(long chat, String text) {
        var data = Chat.json()
                .put("chatId", chat)
                .put("turnId", UUID.randomUUID().toString())
                .put("mode", "helper")
                .put("language", "ru")
                .put("personText", text);
        return Event.of(
                UUID.randomUUID(),
                "io.soulnear.dialogue.turn-completed.v1",
                "dialogue.turn",
                Long.toString(chat),
                Instant.now(),
                data.toString());
    }
}
