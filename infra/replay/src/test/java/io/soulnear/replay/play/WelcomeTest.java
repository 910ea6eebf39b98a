package io.soulnear.replay.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    @Test
    void whoeverTalksToACompanionFromTheBeginningIsKnown() {
        assertThat(Welcome.isNeeded(List.of(update("'to':'dialogue','mode':'helper'", "Hello"))))
                .isTrue();
    }

    @Test
    void whoeverGoesThroughTheOnboardingIsNot() {
        var recorded = List.of(
                update("'to':'profile'", "/start"),
                update("'to':'profile','action':'agree'", ""),
                update("'to':'dialogue','mode':'helper'", "Hello"));

        assertThat(Welcome.isNeeded(recorded)).isFalse();
    }

    @Test
    void whoeverStartsAnewThoughKnownIsKnown() {
        var recorded = List.of(update("'to':'profile'", "/start"), update("'to':'dialogue','mode':'helper'", "Hello"));

        assertThat(Welcome.isNeeded(recorded)).isTrue();
    }

    @Test
    void whoeverOnlyStartsIsLeftToIt() {
        assertThat(Welcome.isNeeded(List.of(update("'to':'profile'", "/start quiz_money"))))
                .isFalse();
    }

    private static Event update(String route, String text) {
        var data = "{'route':{%s},'update':{'message':{'text':'%s'}}}".formatted(route, text);
        return new Event(
                EventIds.derived(data),
                "io.soulnear.telegram.update-received.v1",
                "telegram.update",
                "42",
                Instant.EPOCH,
                data.replace('\'', '"'),
                Map.of(),
                null);
    }
}
