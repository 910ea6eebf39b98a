package io.soulnear.dialogue.person.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.person.application.Erasure;
import io.soulnear.dialogue.person.application.Fact;
import io.soulnear.dialogue.person.application.People;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.Contracts.Example;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonEventsTest {
    private static final String REGISTERED = "io.soulnear.profile.registered.v1";
    private static final String PATTERN = "io.soulnear.profile.pattern-detected.v1";
    private static final String ERASED = "io.soulnear.profile.erased.v1";

    private final List<String> news = new ArrayList<>();
    private final PersonEvents.Listener listener = new PersonEvents.Listener(
            new Noted(news), new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));

    private record Noted(List<String> news) implements People {
        @Override
        public void registered(
                UUID event,
                long chat,
                Locale language,
                @Nullable String name,
                @Nullable Integer age,
                @Nullable String gender,
                Instant at) {
            news.add("registered " + chat + " " + age);
        }

        @Override
        public void languageChanged(UUID event, long chat, Locale language, Instant at) {
            news.add("language " + language);
        }

        @Override
        public void told(UUID event, long chat, Fact fact, Instant at) {
            news.add(fact.name() + " " + fact.content());
        }

        @Override
        public void erased(UUID event, long chat, Erasure erasure) {
            news.add("erased " + erasure);
        }
    }

    @ParameterizedTest
    @MethodSource
    void allNewsThatWasEverPublishedIsUnderstood(Example example) {
        var event = event(example.type(), example.data());

        assertThat(listener.wants(event)).isTrue();
        listener.handle(event);

        assertThat(news).isNotEmpty();
    }

    static Stream<Example> allNewsThatWasEverPublishedIsUnderstood() {
        return Stream.of(
                        REGISTERED,
                        "io.soulnear.profile.language-changed.v1",
                        "io.soulnear.profile.style-changed.v1",
                        "io.soulnear.profile.time-zone-changed.v1",
                        PATTERN,
                        "io.soulnear.profile.pattern-retired.v1",
                        "io.soulnear.profile.insights-changed.v1",
                        "io.soulnear.profile.mood-observed.v1",
                        "io.soulnear.profile.entitlement-changed.v1",
                        ERASED)
                .flatMap(type -> Contracts.examples(type).stream());
    }

    @Test
    void otherNewsIsPassedOver() {
        assertThat(listener.wants(event("io.soulnear.profile.married.v1", "{}")))
                .isFalse();
    }

    @Test
    void whatCannotBeReadSaysSo() {
        assertThatThrownBy(() -> listener.handle(event(REGISTERED, "[1]"))).isInstanceOf(UnreadableEvent.class);
        for (var data : List.of("{\"chatId\":1}", "[1]", "nonsense", "null")) {
            for (var type : List.of(ERASED, PATTERN, "io.soulnear.profile.mood-observed.v1")) {
                assertThatThrownBy(() -> listener.handle(event(type, data)))
                        .as("%s %s", type, data)
                        .isInstanceOf(UnreadableEvent.class);
            }
        }
    }

    @Test
    void theCardComesWithTheTimeZone() {
        listener.handle(event(
                REGISTERED,
                "{\"chatId\":1,\"language\":\"ru\",\"name\":\"Аня\",\"age\":25,\"timeZone\":\"Asia/Tbilisi\"}"));

        assertThat(news).containsExactly("registered 1 25", "time-zone {\"timeZone\":\"Asia/Tbilisi\"}");
    }

    private static Event event(String type, String data) {
        return Event.of(new UUID(0, 1), type, "profile.person", "1", Instant.EPOCH, data);
    }
}
