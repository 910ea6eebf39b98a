package io.soulnear.dialogue.prompt.application;

import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Mood;
import io.soulnear.dialogue.conversation.domain.Pattern;
import io.soulnear.dialogue.conversation.domain.Person;
import io.soulnear.dialogue.conversation.domain.Portrait;
import io.soulnear.dialogue.conversation.domain.Portrait.Insight;
import io.soulnear.dialogue.conversation.domain.Style;
import io.soulnear.dialogue.conversation.domain.Talk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Talks for tests: with everything that can be known of a person, and with nothing. */
final class Talks {
    static final Instant NOW = Instant.parse("2026-03-02T18:20:00Z");

    private Talks() {}

    static Talk bare(String language, String text) {
        return new Talk(42, Mode.HELPER, Locale.of(language), null, Portrait.BLANK, null, List.of(), text, NOW);
    }

    static Talk russian() {
        return talk(
                "ru",
                new Person(Locale.of("ru"), "Аня", 25, "f"),
                portrait(
                        List.of(
                                pattern(
                                        "Соглашаюсь против воли",
                                        "relationships",
                                        0.8,
                                        "я опять сказала да, хотя не хотела"),
                                pattern("Тревога о деньгах", "money", 0.9, "денег вечно не хватает")),
                        new Insight("Ты решаешь за других и устаёшь.", "Ответь один раз: я подумаю."),
                        List.of("записывать мысли"),
                        List.of("слышать «успокойся»")),
                "Говорили о сестре и о переезде.",
                List.of(
                        new Exchange(
                                "сестра снова просит денег",
                                "Похоже, это уже не первый раз. Что ты чувствуешь?",
                                false),
                        new Exchange("злюсь и стыжусь этого", "Злиться здесь понятно.", false)),
                "мама опять обиделась, и я не смогла ей отказать");
    }

    static Talk english() {
        return talk(
                "en",
                new Person(Locale.ENGLISH, "Ann", 25, "f"),
                portrait(
                        List.of(
                                pattern("Saying yes against your will", "relationships", 0.8, "I said yes again"),
                                pattern("Worry about money", "money", 0.9, "there is never enough money")),
                        new Insight("You decide for others and get tired.", "Answer once: let me think about it."),
                        List.of("writing thoughts down"),
                        List.of("being told to calm down")),
                "Talked about the sister and about moving.",
                List.of(
                        new Exchange(
                                "my sister wants money again", "It isn't the first time. How does it feel?", false),
                        new Exchange("angry and ashamed of it", "It makes sense to be angry.", false)),
                "mom is offended again and I could not say no to her");
    }

    static Talk talk(
            String language,
            @Nullable Person person,
            Portrait portrait,
            @Nullable String summary,
            List<Exchange> history,
            String text) {
        return new Talk(42, Mode.HELPER, Locale.of(language), person, portrait, summary, history, text, NOW);
    }

    static Portrait portrait(List<Pattern> patterns, Insight insight, List<String> works, List<String> doesNotWork) {
        return new Portrait(
                Style.of("motivating", "coach", "medium"),
                patterns,
                List.of(insight),
                works,
                doesNotWork,
                true,
                new Mood("anxious", -0.6, "high", "medium", NOW.minus(Duration.ofMinutes(5))),
                null,
                ZoneId.of("UTC"));
    }

    static Pattern pattern(String title, String topic, double weight, String... quotes) {
        return new Pattern(
                title,
                title + " — " + topic,
                "one thing and another",
                null,
                "strength",
                List.of(quotes),
                Map.of(topic, weight),
                0.72,
                3,
                NOW.minus(Duration.ofDays(3)),
                true);
    }
}
