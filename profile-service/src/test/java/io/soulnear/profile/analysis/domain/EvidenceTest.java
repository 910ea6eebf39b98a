package io.soulnear.profile.analysis.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Theme THEME =
            new Theme("self-doubt", Kind.COGNITIVE, "en", "Doubt", "Doubting", null, null, null, List.of(), Map.of());

    @Test
    void aQuoteIsTakenLetterByLetterFromWhatWasSaid() {
        var said = said("Ну вот… Я, наверное, ОПЯТЬ не справлюсь!");

        var quotes =
                new Evidence(said).of(finding("я наверное опять не справлюсь")).quotes();

        assertThat(quotes).extracting(Quote::text).containsExactly("Я, наверное, ОПЯТЬ не справлюсь");
        assertThat(quotes.getFirst().turn()).isEqualTo(said.getFirst().turn());
    }

    @Test
    void whatWasNotSaidIsDroppedAndHalvesTheConfidenceWhenNothingIsLeft() {
        var evidence = new Evidence(said("I said yes again", "nothing special today"));

        assertThat(evidence.of(finding("I always say yes", "said yes again"))).satisfies(sighting -> {
            assertThat(sighting.quotes()).extracting(Quote::text).containsExactly("said yes again");
            assertThat(sighting.confidence()).isEqualTo(0.8);
        });
        assertThat(evidence.of(finding("I always say yes"))).satisfies(sighting -> {
            assertThat(sighting.quotes()).isEmpty();
            assertThat(sighting.confidence()).isEqualTo(0.4);
        });
        assertThat(evidence.of(new Finding(THEME, List.of(), 0.5)).confidence()).isEqualTo(0.3);
    }

    @Test
    void wordsThatTwoMessagesTogetherMakeAreNotAQuote() {
        assertThat(new Evidence(said("I can not", "do this")).quote("I can not do this"))
                .isEmpty();
    }

    @Test
    void aPieceOfAWordOrASingleShortWordIsNoQuote() {
        var evidence = new Evidence(said("unhappy people everywhere, no way"));

        assertThat(evidence.quote("happy people")).isEmpty();
        assertThat(evidence.quote("everywhere")).isEmpty();
        assertThat(evidence.quote("no way")).isEmpty();
        assertThat(evidence.quote("unhappy people")).isPresent();
    }

    @Test
    void theSameWordsTwiceAreOneQuoteAndAtMostTenAreKept() {
        var said = new ArrayList<Utterance>();
        for (var i = 0; i < 15; i++) {
            said.add(new Utterance(new UUID(0, i), NOON.plusSeconds(i), "I doubt it " + "very ".repeat(i) + "much"));
        }
        var claims = new ArrayList<>(said.stream().map(Utterance::text).toList());
        claims.add("I DOUBT IT much!");

        assertThat(new Evidence(said).of(new Finding(THEME, claims, 1)).quotes())
                .hasSize(10)
                .extracting(Quote::at)
                .isSorted();
    }

    /** Whatever an analysis claims, what is shown was said. */
    @Property
    void everyQuoteThatIsKeptOccursInTheWordsOfItsTurn(
            @ForAll("messages") List<String> messages, @ForAll("messages") List<String> claims) {
        var said = said(messages.toArray(String[]::new));
        var mixed = new ArrayList<>(claims);
        messages.forEach(message -> mixed.add(message.toUpperCase(Locale.ROOT) + "!"));

        for (var quote : new Evidence(said).of(new Finding(THEME, mixed, 0.9)).quotes()) {
            var turn = said.stream()
                    .filter(one -> one.turn().equals(quote.turn()))
                    .findFirst()
                    .orElseThrow();
            assertThat(turn.text()).contains(quote.text());
            assertThat(turn.at()).isEqualTo(quote.at());
        }
    }

    @Provide
    Arbitrary<List<String>> messages() {
        var word = Arbitraries.of(
                "я", "не", "Боюсь", "боюсь,", "что", "ёлка", "don’t", "😞", "no", "way", "say\n", "е\u0308ж");
        return word.list()
                .ofMaxSize(8)
                .map(words -> String.join(" ", words))
                .list()
                .ofMaxSize(5);
    }

    private static Finding finding(String... claims) {
        return new Finding(THEME, List.of(claims), 0.8);
    }

    private static List<Utterance> said(String... texts) {
        var said = new ArrayList<Utterance>();
        for (var text : texts) {
            said.add(new Utterance(new UUID(0, said.size()), NOON.plusSeconds(said.size()), text));
        }
        return said;
    }
}
