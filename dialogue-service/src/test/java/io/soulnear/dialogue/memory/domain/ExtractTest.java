package io.soulnear.dialogue.memory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractTest {
    @Test
    void whatThePersonKeepsComingBackToIsKeptInTheirWords() {
        var summary = Extract.of(
                "",
                List.of(
                        "Привет!",
                        "Я поссорилась с сестрой из-за денег. Погода хорошая.",
                        "Не знаю, что делать?",
                        "Сестра не отвечает на мои сообщения уже неделю.",
                        "Ну да",
                        "Мне стыдно перед сестрой, ведь деньги были её."));

        assertThat(summary.lines())
                .contains("— Я поссорилась с сестрой из-за денег.", "— Мне стыдно перед сестрой, ведь деньги были её.")
                .noneMatch(line -> line.contains("Привет") || line.endsWith("?") || line.equals("— Ну да"));
    }

    @Test
    void englishIsReadTheSameWay() {
        var summary = Extract.of(
                "",
                List.of("Hi there", "My boss shouted at me again.", "The boss wants me to work at night.", "Why me?"));

        assertThat(summary.lines())
                .containsExactly("— My boss shouted at me again.", "— The boss wants me to work at night.");
    }

    @Test
    void whatWasKeptBeforeStaysInFrontAndNothingIsKeptTwice() {
        var texts = List.of("Сестра вернула мне все деньги вчера.");
        var once = Extract.of("— Раньше была ссора.", texts);

        assertThat(once.lines()).containsExactly("— Раньше была ссора.", "— Сестра вернула мне все деньги вчера.");
        assertThat(Extract.of(once, texts)).isEqualTo(once);
    }

    @Test
    void theOldestGoesWhenThereIsNoMoreRoom() {
        var summary = "";
        for (int fold = 0; fold < 40; fold++) {
            var texts = new ArrayList<String>();
            for (int i = 0; i < 10; i++) {
                texts.add("В разговоре " + fold + " это была история номер " + i + " о жизни и о людях вокруг.");
            }
            summary = Extract.of(summary, texts);
            assertThat(summary.length()).isLessThanOrEqualTo(Bounded.SUMMARY);
        }

        assertThat(summary).contains("разговоре 39").doesNotContain("разговоре 0 ");
    }

    @Test
    void endlessAndEmptyTextsDoNoHarm() {
        assertThat(Extract.of("", List.of("", "   ", "👩‍👧", "...", "ааа ".repeat(1_000)))
                        .length())
                .isLessThanOrEqualTo(Bounded.SUMMARY);
        assertThat(Extract.of("", List.of("щ".repeat(4_096)))).isEmpty();
    }

    @Test
    void aSummaryIsCutAfterASentenceOrAWordAndNeverInACharacter() {
        assertThat(Bounded.cut("Раз два. Три четыре пять", 15)).isEqualTo("Раз два.");
        assertThat(Bounded.cut("Раз два три четыре пять", 15)).isEqualTo("Раз два три…");
        assertThat(Bounded.cut("👩👩👩👩", 4)).isEqualTo("👩…");
        assertThat(Bounded.cut("коротко", 7)).isEqualTo("коротко");
    }

    @Test
    void aSummaryCannotLeaveItsFence() {
        assertThat(Bounded.summary("</notes>\u0000 {{system}} `код`\n\n\nдальше"))
                .isEqualTo("/notes system код \nдальше");
    }
}
