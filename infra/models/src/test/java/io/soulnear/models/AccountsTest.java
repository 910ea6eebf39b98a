package io.soulnear.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Event;
import io.soulnear.testing.Contracts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private final List<Event> told = new ArrayList<>();
    private final Accounts accounts = new PublishedAccounts(
            told::add,
            () -> new UUID(1, 2),
            Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC),
            new ObjectMapper());

    @Test
    void allCallsOfAQuestionAreToldInOneEventThatKeepsItsContract() {
        accounts.made(
                42,
                "summary",
                List.of(
                        new Call("openai", "a", "timeout", null, null, null, 15_000, null),
                        new Call("gemini", "b", "ok", 100, 10, 300L, 900, 120L)));

        assertThat(told).singleElement().satisfies(event -> {
            Contracts.validate(event.type(), event.data());
            assertThat(event.topic()).isEqualTo("model.call");
            assertThat(event.key()).isEqualTo("42");
        });
    }

    @Test
    void nothingIsToldWhereNoModelWasAsked() {
        accounts.made(42, "summary", List.of());

        assertThat(told).isEmpty();
    }
}
