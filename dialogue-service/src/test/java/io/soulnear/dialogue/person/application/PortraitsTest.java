package io.soulnear.dialogue.person.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.conversation.domain.Portrait;
import io.soulnear.dialogue.conversation.domain.Portrait.Insight;
import io.soulnear.dialogue.conversation.domain.Style;
import io.soulnear.dialogue.conversation.domain.Style.Length;
import io.soulnear.dialogue.conversation.domain.Style.Personality;
import io.soulnear.dialogue.conversation.domain.Style.Tone;
import io.soulnear.testing.Contracts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortraitsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whoeverNothingWasToldOfIsAnsweredAsEveryoneIs() {
        assertThat(Portraits.read(null)).isEqualTo(Portrait.BLANK);
        assertThat(Portraits.read("{}")).isEqualTo(Portrait.BLANK);
    }

    @Test
    void aPortraitHoldsWhatTheProfileTold() {
        var portrait = of(
                Fact.style(example("style-changed", "brief-coach")),
                Fact.timeZone(example("time-zone-changed", "to-tbilisi")),
                Fact.pattern(example("pattern-detected", "people-pleasing")),
                Fact.insights(example("insights-changed", "two")),
                Fact.mood(example("mood-observed", "anxious")),
                Fact.entitlement(example("entitlement-changed", "premium-by-referral")));

        assertThat(portrait.style()).isEqualTo(new Style(Tone.MOTIVATING, Personality.COACH, Length.BRIEF));
        assertThat(portrait.zone()).isEqualTo(ZoneId.of("Asia/Tbilisi"));
        assertThat(portrait.insights())
                .hasSize(2)
                .first()
                .satisfies(insight -> assertThat(insight)
                        .isEqualTo(new Insight(
                                "You tend to decide for others and get tired of it.",
                                "Once this week, answer: let me think about it.")));
        assertThat(portrait.works()).containsExactly("writing things down");
        assertThat(portrait.doesNotWork()).containsExactly("being told to calm down");
        assertThat(portrait.professionalHelp()).isFalse();
        assertThat(portrait.mood())
                .isNotNull()
                .satisfies(mood -> assertThat(mood.name()).isEqualTo("anxious"));
        assertThat(portrait.isPremium(Instant.parse("2026-03-31T23:59:59Z"))).isTrue();
        assertThat(portrait.isPremium(Instant.parse("2026-04-01T00:00:00Z"))).isFalse();
        assertThat(portrait.patterns()).singleElement().satisfies(pattern -> {
            assertThat(pattern.title()).isEqualTo("Saying yes when you mean no");
            assertThat(pattern.quotes()).containsExactly("I said yes again though I really didn't want to");
            assertThat(pattern.topics()).isEqualTo(Map.of("relationships", 0.8, "self", 0.3));
            assertThat(pattern.confidence()).isEqualTo(0.72);
            assertThat(pattern.occurrences()).isEqualTo(3);
            assertThat(pattern.lastSeen()).isEqualTo(Instant.parse("2026-03-02T18:20:00Z"));
            assertThat(pattern.confirmed()).isTrue();
        });
    }

    @Test
    void aPatternWithoutThePersonsWordsOrOneThatWasRetiredIsNotTold() {
        var withoutWords = Fact.pattern(example("pattern-detected", "without-evidence"));
        var retired = Fact.retired(example("pattern-retired", "rejected"));

        assertThat(of(withoutWords, retired).patterns()).isEmpty();
    }

    @Test
    void premiumCanHaveNoEndAndFreeIsNotPremium() {
        assertThat(of(Fact.entitlement(tree("{\"plan\":\"premium\"}")))
                        .isPremium(Instant.parse("2999-01-01T00:00:00Z")))
                .isTrue();
        assertThat(of(Fact.entitlement(example("entitlement-changed", "free-again")))
                        .isPremium(Instant.EPOCH))
                .isFalse();
    }

    @Test
    void unknownWordsAreReadAsTheContractsSay() {
        var portrait = of(
                Fact.style(tree("{\"tone\":\"poetic\",\"personality\":\"cat\",\"length\":\"novel\"}")),
                Fact.timeZone(tree("{\"timeZone\":\"Mars/Olympus\"}")));

        assertThat(portrait.style()).isEqualTo(Style.DEFAULT);
        assertThat(portrait.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void onlyTheLatestQuotesAreKeptAndNoTextIsLongerThanAPromptCouldCarry() {
        var data = tree("""
                {"patternId":"7","title":"t","description":"%s","lastSeen":"2026-01-01T00:00:00Z","shown":true,"tags":["secret"],
                 "quotes":[{"text":"1"},{"text":"2"},{"text":"3"},{"text":"%s"}]}""".formatted("я".repeat(5_000), "😀".repeat(5_000)));

        var fact = Fact.pattern(data);

        assertThat(fact.content()).doesNotContain("secret").hasSizeLessThan(2_000);
        assertThat(of(fact).patterns())
                .singleElement()
                .satisfies(pattern -> assertThat(pattern.quotes())
                        .hasSize(3)
                        .startsWith("2", "3")
                        .allSatisfy(quote -> assertThat(quote).doesNotMatch("(?s).*[\\ud800-\\udbff]…")));
    }

    @Test
    void whatCouldNotBeReadLaterIsRefusedAtOnce() {
        assertThatThrownBy(() -> Fact.pattern(tree("{\"patternId\":\"7\",\"title\":\"t\"}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fact.pattern(tree("{\"title\":\"t\"}"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fact.mood(tree("{\"mood\":\"sad\",\"at\":\"yesterday\"}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Portraits.read("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }

    private Portrait of(Fact... facts) {
        var all = json.createObjectNode();
        for (var fact : facts) {
            var kept = all.putObject(fact.name()).put("at", "2026-01-01T00:00:00Z");
            if (fact.content() != null) {
                kept.set("fact", tree(fact.content()));
            }
        }
        return Portraits.read(all.toString());
    }

    private JsonNode example(String type, String name) {
        return tree(Contracts.examples("io.soulnear.profile." + type + ".v1").stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow()
                .data());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
