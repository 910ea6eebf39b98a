package io.soulnear.profile.analysis.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MergingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Pattern> live = new LinkedHashMap<>();
    private final List<Shunned> shunned = new ArrayList<>();
    private double similarity;

    @Test
    void whatIsNewIsAPatternOfItsOwn() {
        sees("self-doubt", quote(1, "I can't do it"));

        assertThat(the("self-doubt")).satisfies(pattern -> {
            assertThat(pattern.occurrences()).isEqualTo(1);
            assertThat(pattern.isShown()).isTrue();
            assertThat(pattern.firstSeen()).isEqualTo(NOON.plusSeconds(1));
        });
    }

    @Test
    void theSameSlugIsTheSamePatternAndNewWordsAreAnotherOccurrence() {
        sees("self-doubt", quote(1, "I can't do it"));
        sees("self-doubt", quote(1, "I can't do it"), quote(2, "I won't manage"));

        assertThat(live).hasSize(1);
        assertThat(the("self-doubt").occurrences()).isEqualTo(2);
        assertThat(the("self-doubt").quotes()).hasSize(2);
    }

    @Test
    void theSameWordsInAnOverlappingWindowAreNotAnotherOccurrence() {
        sees("self-doubt", quote(1, "I can't do it"));

        assertThat(changes("self-doubt", quote(1, "I can't do it"))).isEmpty();
    }

    @Test
    void whatIsSimilarEnoughIsMergedUnderTheOldName() {
        sees("self-doubt", quote(1, "I can't do it"));
        similarity = 0.55;
        sees("lack-of-confidence", quote(2, "I'm not sure of myself"));

        assertThat(live).containsOnlyKeys("self-doubt");
        assertThat(the("self-doubt").occurrences()).isEqualTo(2);
    }

    @Test
    void whatIsNearlySimilarIsRelatedBothWays() {
        sees("self-doubt", quote(1, "I can't do it"));
        similarity = 0.52;
        sees("self-criticism", quote(2, "it's all my fault"));

        assertThat(the("self-criticism").related())
                .containsExactly(the("self-doubt").id());
        assertThat(the("self-doubt").related())
                .containsExactly(the("self-criticism").id());
    }

    @Test
    void aPatternHasAtMostThreeRelatives() {
        similarity = 0.5;
        for (var i = 1; i <= 6; i++) {
            sees("theme-" + i, quote(i, "words number " + i));
        }

        assertThat(live.values())
                .allSatisfy(pattern -> assertThat(pattern.related()).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void aRejectedPatternStaysAwayAndSoDoesWhatIsLikeIt() {
        shunned.add(new Shunned.Rejected("self-doubt", theme("self-doubt")));

        assertThat(changes("self-doubt", quote(1, "I can't do it"))).isEmpty();
        similarity = 0.6;
        assertThat(changes("insecurity", quote(1, "I can't do it"))).isEmpty();
        similarity = 0.5;
        assertThat(changes("insecurity", quote(1, "I can't do it"))).hasSize(1);
    }

    @Test
    void aForgottenPatternComesBackOnlyByNewWords() {
        shunned.add(new Shunned.Forgotten("self-doubt", NOON.plusSeconds(5)));

        assertThat(changes("self-doubt", quote(4, "I can't do it"))).isEmpty();
        sees("self-doubt", quote(4, "I can't do it"), quote(6, "I really can't do it"));
        assertThat(the("self-doubt").quotes()).extracting(Quote::text).containsExactly("I really can't do it");
    }

    @Test
    void theLastTenQuotesAreKeptAndTheHighestConfidenceCounts() {
        for (var i = 1; i <= 14; i++) {
            sees("self-doubt", quote(i, "I can't do number " + i));
        }

        var pattern = the("self-doubt");
        assertThat(pattern.quotes()).hasSize(10);
        assertThat(pattern.quotes().getLast().text()).endsWith("14");
        assertThat(pattern.occurrences()).isEqualTo(14);
        merge(new Sighting(theme("self-doubt"), List.of(), 0.9));
        assertThat(the("self-doubt").confidence()).isEqualTo(0.9);
        merge(new Sighting(theme("self-doubt"), List.of(), 0.2));
        assertThat(the("self-doubt").confidence()).isEqualTo(0.9);
    }

    @Test
    void whatHasNoWordsBehindItIsNotShownUntilItHas() {
        merge(new Sighting(theme("self-doubt"), List.of(), 0.3));
        assertThat(the("self-doubt").isShown()).isFalse();

        sees("self-doubt", quote(1, "I can't do it"));
        assertThat(the("self-doubt").isShown()).isTrue();
        assertThat(the("self-doubt").occurrences()).isEqualTo(1);
    }

    @Test
    void ofMoreThanTwentyTheWeakestRetires() {
        merge(new Sighting(theme("weak"), List.of(quote(0, "hardly anything")), 0.1));
        for (var i = 1; i < Merging.LIVE; i++) {
            sees("theme-" + i, quote(i, "words number " + i));
        }
        var weak = the("weak").id();

        assertThat(changes("strong", quote(99, "again and again")))
                .contains(new Merging.Change.Retired(weak))
                .hasSize(2);
    }

    @Test
    void whatIsTooWeakToStayIsNeverTold() {
        for (var i = 0; i < Merging.LIVE; i++) {
            sees("theme-" + i, quote(i, "words number " + i));
        }

        assertThat(merging()
                        .merge(
                                List.copyOf(live.values()),
                                shunned,
                                List.of(new Sighting(theme("weak"), List.of(), 0.1)),
                                this::id,
                                NOON))
                .isEmpty();
    }

    private void sees(String slug, Quote... quotes) {
        merge(new Sighting(theme(slug), List.of(quotes), 0.6));
    }

    private List<Merging.Change> changes(String slug, Quote... quotes) {
        var sighting = new Sighting(theme(slug), List.of(quotes), 0.6);
        return merging().merge(List.copyOf(live.values()), shunned, List.of(sighting), this::id, NOON);
    }

    private void merge(Sighting sighting) {
        for (var change : merging().merge(List.copyOf(live.values()), shunned, List.of(sighting), this::id, NOON)) {
            switch (change) {
                case Merging.Change.Told(var pattern) ->
                    live.put(pattern.theme().slug(), pattern);
                case Merging.Change.Retired(var id) ->
                    live.values().removeIf(pattern -> pattern.id().equals(id));
            }
        }
    }

    private Pattern the(String slug) {
        return Objects.requireNonNull(live.get(slug), slug);
    }

    private Merging merging() {
        return new Merging(new Thresholds(0.55, 0.5), (_, _) -> similarity);
    }

    private UUID id() {
        return new UUID(1, ids.incrementAndGet());
    }

    private static Theme theme(String slug) {
        return new Theme(slug, Kind.COGNITIVE, "en", slug, slug, null, null, null, List.of(), Map.of());
    }

    private static Quote quote(int second, String text) {
        return new Quote(text, new UUID(0, second), NOON.plusSeconds(second));
    }
}
