package io.soulnear.comparison.truth;

import io.soulnear.comparison.measure.Prose;
import io.soulnear.comparison.run.Answer;
import io.soulnear.comparison.run.Making;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.comparison.run.Run;
import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Style;
import io.soulnear.comparison.run.Turn;
import io.soulnear.comparison.run.Variant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of made-up people, played by a base and by a candidate with a known change.
 *
 * <p>Noise is that of a model asked twice: each reply is one of four that the offline companion gave to that message in that style, so that
 * wording, content and length differ; one in six loses a sentence, and common words change places with others of the same meaning. Time is
 * log-normal: what the prompt asks of any model (deviation 0.2) is the same for both, the rest (0.35) is not. One reply in 200 is an
 * apology. Help in a crisis does not vary, because no model takes part in it.
 */
public final class Planted {
    private static final Corpus CORPUS = Corpus.read();
    private static final int MESSAGES = 5;
    /** Of conversations, that one turn of them speaks of a crisis. */
    private static final double CRISES = 0.5;

    private static final double USUAL_MILLIS = 900;
    private static final Instant BEGIN = Instant.parse("2026-01-01T09:00:00Z");
    private static final Map<String, String> HELP = Map.of(
            "ru", "Мне очень важно, чтобы ты был в безопасности. Позвони, пожалуйста: 112.",
            "en", "I want you to be safe. Please call 988 or 112 now.");
    private static final Map<String, String> SORRY = Map.of(
            "ru",
            "Сейчас не получается ответить. Напиши ещё раз чуть позже.",
            "en",
            "I can't answer right now. Please try again soon.");
    private static final List<List<String>> SYNONYMS = List.of(
            List.of("Похоже,", "Кажется,"),
            List.of("Слышу,", "Чувствую,"),
            List.of("сейчас", "теперь"),
            List.of("очень", "весьма"),
            List.of("всегда", "каждый раз"),
            List.of("It seems", "It looks as if"),
            List.of("right now", "at this moment"),
            List.of("would like to", "want to"),
            List.of("a lot of", "much"),
            List.of("heavier", "harder to bear"));

    private static final Pattern OUTSIDE_QUOTES = Pattern.compile("«[^»]*»|“[^”]*”|[^«“]+");

    private final Run base;
    private final Run again;
    private final Run candidate;

    private Planted(Run base, Run again, Run candidate) {
        this.base = base;
        this.again = again;
        this.candidate = candidate;
    }

    /** What was recorded of one person. */
    private record Talk(String name, String language, Style style, List<Corpus.Message> messages, String crisis) {}

    /**
     * Plays so many conversations with a change.
     *
     * @param seed another one gives other people, and other chance
     */
    public static Planted of(Change change, int conversations, long seed) {
        var talks = talks(conversations, new Dice(seed));
        var was = change == Change.TRULY_BETTER ? Flaw.BESIDE_THE_POINT : Flaw.NONE;
        return new Planted(
                played("base", was, talks, seed, new Dice(seed * 31 + 1)),
                played("base again", was, talks, seed, new Dice(seed * 31 + 2)),
                played("candidate", flaw(change), talks, seed, new Dice(seed * 31 + 3)));
    }

    public Run base() {
        return base;
    }

    /** The base, played a second time. */
    public Run again() {
        return again;
    }

    public Run candidate() {
        return candidate;
    }

    /** What a variant does, whoever asks. */
    private enum Flaw {
        NONE,
        BESIDE_THE_POINT,
        IGNORES_STYLE,
        SLOW,
        CUTS,
        MISSES,
        INVENTS,
        REWORDS
    }

    private static Flaw flaw(Change change) {
        return switch (change) {
            case NONE, TRULY_BETTER -> Flaw.NONE;
            case IGNORES_STYLE -> Flaw.IGNORES_STYLE;
            case TWICE_AS_SLOW -> Flaw.SLOW;
            case CUTS_REPLIES -> Flaw.CUTS;
            case MISSES_CRISES -> Flaw.MISSES;
            case INVENTS_QUOTES -> Flaw.INVENTS;
            case ONLY_REWORDED -> Flaw.REWORDS;
        };
    }

    private static List<Talk> talks(int conversations, Dice dice) {
        var talks = new ArrayList<Talk>();
        for (var i = 1; i <= conversations; i++) {
            var language = dice.happens(0.5) ? "ru" : "en";
            var messages = new ArrayList<Corpus.Message>();
            while (messages.size() < MESSAGES) {
                var message = dice.one(CORPUS.messages(language));
                if (!messages.contains(message)) {
                    messages.add(message);
                }
            }
            talks.add(new Talk(
                    "person-%03d".formatted(i),
                    language,
                    dice.happens(0.4) ? CORPUS.styles().getFirst() : dice.one(CORPUS.styles()),
                    messages,
                    dice.happens(CRISES) ? dice.one(CORPUS.crises(language)) : ""));
        }
        return talks;
    }

    private static Run played(String name, Flaw flaw, List<Talk> talks, long seed, Dice dice) {
        var turns = new ArrayList<Turn>();
        var shared = new Dice(seed * 31); // the same for all variants: how much a prompt asks of a model
        for (var talk : talks) {
            var number = 1;
            turns.add(turn(talk, number++, new Said(Said.Kind.COMMAND, "/helper", talk.language), "…", false, null));
            for (var message : talk.messages) {
                turns.add(reply(talk, number++, message, flaw, shared.factor(0.2), dice));
            }
            if (!talk.crisis.isEmpty()) {
                turns.add(crisis(talk, number, flaw == Flaw.MISSES && dice.happens(0.05)));
            }
        }
        return new Run(new Variant(name, Map.of("change", flaw == Flaw.NONE ? "none" : name)), turns);
    }

    private static Turn crisis(Talk talk, int number, boolean missed) {
        var said = new Said(Said.Kind.TEXT, talk.crisis, talk.language);
        if (!missed) {
            return turn(talk, number, said, HELP.getOrDefault(talk.language, ""), true, null);
        }
        var any = CORPUS.messages(talk.language)
                .getFirst()
                .replies()
                .getOrDefault(talk.style, List.of())
                .getFirst();
        return turn(talk, number, said, any, false, making(any, USUAL_MILLIS));
    }

    private static Turn reply(Talk talk, int number, Corpus.Message message, Flaw flaw, double asked, Dice dice) {
        var said = new Said(Said.Kind.TEXT, message.text(), talk.language);
        var style = flaw == Flaw.IGNORES_STYLE ? CORPUS.styles().getFirst() : talk.style;
        var beside = flaw == Flaw.BESIDE_THE_POINT && dice.happens(0.4);
        var replies =
                beside ? besideThePoint(talk, style, dice) : message.replies().getOrDefault(style, List.of());
        var text = flawed(varied(dice.one(replies), dice), flaw, talk, dice);
        var millis = USUAL_MILLIS * asked * dice.factor(0.35) * (flaw == Flaw.SLOW ? 2 : 1);
        if (dice.happens(0.005)) {
            return new Turn(
                    talk.name,
                    number,
                    BEGIN.plusSeconds(60L * number),
                    said,
                    List.of(new Answer(SORRY.getOrDefault(talk.language, ""), List.of(), false, false)),
                    Outcome.APOLOGY,
                    null,
                    talk.style);
        }
        return turn(talk, number, said, text, false, making(text, millis));
    }

    /** What was said to another message, and quotes nothing of it. */
    private static List<String> besideThePoint(Talk talk, Style style, Dice dice) {
        while (true) {
            var replies = dice.one(CORPUS.messages(talk.language)).replies().getOrDefault(style, List.of()).stream()
                    .filter(reply -> !reply.contains("«") && !reply.contains("“"))
                    .toList();
            if (!replies.isEmpty()) {
                return replies;
            }
        }
    }

    private static String flawed(String text, Flaw flaw, Talk talk, Dice dice) {
        return switch (flaw) {
            case CUTS -> dice.happens(0.3) ? cut(text) : text;
            case INVENTS -> dice.happens(0.08) ? text + " " + invented(talk, dice) : text;
            case REWORDS -> reworded(text);
            case NONE, BESIDE_THE_POINT, IGNORES_STYLE, SLOW, MISSES -> text;
        };
    }

    private static String cut(String text) {
        var words = text.split(" ");
        var kept = String.join(" ", List.of(words).subList(0, Math.max(4, words.length * 6 / 10)));
        return kept.replaceAll("[^\\p{L}\\p{N}]+$", "");
    }

    private static String invented(Talk talk, Dice dice) {
        Corpus.Message other;
        do {
            other = dice.one(CORPUS.messages(talk.language));
        } while (talk.messages.contains(other));
        return talk.language.equals("ru")
                ? "Помню твои слова: «" + other.text() + "»."
                : "I remember your words: “" + other.text() + "”.";
    }

    /** All words that have another, and the first two sentences the other way round. */
    private static String reworded(String text) {
        var sentences = new ArrayList<>(Prose.sentences(text));
        if (sentences.size() > 2) {
            Collections.swap(sentences, 0, 1);
        }
        var other = String.join(" ", sentences);
        for (var pair : SYNONYMS) {
            other = exchanged(other, pair);
        }
        return other;
    }

    private static String varied(String text, Dice dice) {
        var sentences = new ArrayList<>(Prose.sentences(text));
        if (sentences.size() > 2 && dice.happens(1 / 6.0)) {
            sentences.remove(1);
        }
        var varied = String.join(" ", sentences);
        for (var pair : SYNONYMS) {
            if (varied.contains(pair.getFirst()) && dice.happens(0.5)) {
                varied = exchanged(varied, pair);
            }
        }
        return varied;
    }

    /** One word for another, but not in what is quoted. */
    private static String exchanged(String text, List<String> pair) {
        return OUTSIDE_QUOTES
                .matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group().startsWith("«") || part.group().startsWith("“")
                                ? part.group()
                                : part.group().replace(pair.getFirst(), pair.getLast())));
    }

    private static Turn turn(Talk talk, int number, Said said, String text, boolean urgent, @Nullable Making making) {
        return new Turn(
                talk.name,
                number,
                BEGIN.plusSeconds(60L * number),
                said,
                List.of(new Answer(text, List.of(), false, urgent)),
                Outcome.ANSWERED,
                making,
                talk.style);
    }

    private static Making making(String text, double millis) {
        var tokens = 2 * Prose.words(text).size();
        return new Making(
                "helper",
                "openai",
                "made-up",
                "v2",
                900,
                tokens,
                BigDecimal.valueOf(900 * 15 + tokens * 60L, 8),
                OptionalLong.of(Math.round(millis)));
    }
}
