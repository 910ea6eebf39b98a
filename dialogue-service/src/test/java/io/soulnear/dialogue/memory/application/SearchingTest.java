package io.soulnear.dialogue.memory.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.conversation.application.Aside.Wish;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.reply.Line;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchingTest {
    private static final UUID CAUSE = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final Texts texts = new Texts();
    private final List<Line> said = new ArrayList<>();
    private final Kept history = new Kept();
    private final Searching searching =
            new Searching(history, (_, _, _, _, _, wording) -> said.addAll(wording.in(Language.EN, texts)));

    /** So many hits, whatever is looked for; nothing where there is no letter. */
    private static final class Kept implements History {
        private int hits;

        @Override
        public Optional<Found> find(long chat, String words, int page, int pageSize) {
            return words.chars().anyMatch(Character::isLetter)
                    ? Optional.of(new Found(
                            hits,
                            IntStream.range(page * pageSize, Math.min(hits, (page + 1) * pageSize))
                                    .mapToObj(Kept::hit)
                                    .toList()))
                    : Optional.empty();
        }

        private static Hit hit(int number) {
            return new Hit(
                    LocalDate.of(2026, 3, 2),
                    number % 2 == 0 ? Mode.HELPER : Mode.SOULSLEEP,
                    new Snippet(number == 0 ? "no < mark" : "a \uE000cat\uE001 " + number),
                    new Snippet(number == 0 ? "my \uE000cat\uE001" : "purr"));
        }

        @Override
        public String keep(UUID cause, long chat, String words, Instant at) {
            return "0123456789ab";
        }

        @Override
        public Optional<String> kept(long chat, String name) {
            return name.equals("0123456789ab") ? Optional.of("cat") : Optional.empty();
        }
    }

    @Test
    void aHitIsShownWithItsDayItsTalkAndTheSideThatSaidIt() {
        history.hits = 2;
        search("cat");

        assertThat(said).singleElement().satisfies(line -> {
            assertThat(line.format()).isEqualTo("html");
            assertThat(line.text()).isEqualTo("""
                            Found: 2. Showing 1–2.

                            <i>March 2, 2026, support</i>
                            Me: my <b>cat</b>

                            <i>March 2, 2026, evening</i>
                            You: a <b>cat</b> 1""");
            assertThat(line.buttons()).isEmpty();
        });
    }

    @Test
    void buttonsTurnThePagesAndFitIntoTelegramsBounds() {
        history.hits = 12;
        search("cat");
        press("found:0123456789ab:1");
        press("found:0123456789ab:2");

        assertThat(said)
                .extracting(this::buttons)
                .containsExactly(List.of("Next ›"), List.of("‹ Back", "Next ›"), List.of("‹ Back"));
        assertThat(said).extracting(Line::text).last().asString().startsWith("Found: 12. Showing 11–12.");
        assertThat(said.stream().flatMap(line -> line.buttons().stream()).flatMap(List::stream))
                .allSatisfy(button -> assertThat(button.action())
                        .matches("dialogue:found:0123456789ab:\\d")
                        .hasSizeLessThanOrEqualTo(40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "found:",
                "found:x",
                "found:0123456789ab",
                "found:0123456789ab:9",
                "found:0123456789ab:-1",
                "found:0123456789ab:99999999999",
                "found:ffffffffffff:0"
            })
    void aButtonThatLeadsNowhereSaysSo(String action) {
        history.hits = 12;
        press(action);

        assertThat(said).extracting(Line::text).containsExactly(texts.get(Language.EN, "search.gone"));
    }

    @Test
    void noWordsAndNoHitsAreAnsweredKindly() {
        search("");
        search("cat");

        assertThat(said)
                .extracting(Line::text)
                .containsExactly(texts.get(Language.EN, "search.what"), texts.get(Language.EN, "search.nothing"));
    }

    @Test
    void otherWishesAreForOthers() {
        assertThat(searching.answer(wish("deletecontext", "", ""))).isFalse();
        assertThat(searching.answer(wish("", "", "forget:helper"))).isFalse();
    }

    private List<String> buttons(Line line) {
        return line.buttons().stream()
                .flatMap(List::stream)
                .map(Line.Button::text)
                .toList();
    }

    private void search(String words) {
        assertThat(searching.answer(wish("search", words, ""))).isTrue();
    }

    private void press(String action) {
        assertThat(searching.answer(wish("", "", action))).isTrue();
    }

    private static Wish wish(String command, String words, String action) {
        return new Wish(CAUSE, 7, 42, NOW, Mode.HELPER, "en", command, words, action);
    }
}
