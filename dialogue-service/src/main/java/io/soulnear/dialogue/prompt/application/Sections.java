package io.soulnear.dialogue.prompt.application;

import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Pattern;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.prompt.domain.Lexicon;
import io.soulnear.dialogue.prompt.domain.Relevance;
import io.soulnear.dialogue.prompt.domain.TokenEstimate;
import io.soulnear.dialogue.prompt.domain.Writing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a system prompt for one talk, in the order of companion.md. */
final class Sections {
    static final String PATTERNS = "patterns";
    static final String INSIGHTS = "insights";
    static final String SUMMARY = "summary";
    static final String SAID = "said";
    static final String REPLIED = "replied";
    static final String WORKS = "works";

    private static final int MOST_PATTERNS = 3;
    private static final int MOST_INSIGHTS = 3;
    private static final int LAST_SAID = 5;
    private static final int LAST_REPLIED = 3;
    /** Of a message that is quoted, and of a reply in short; both stand whole in the messages that follow. */
    private static final int TOKENS_OF_ONE_SAID = 120;

    private static final int TOKENS_OF_ONE_REPLIED = 40;
    private static final int TOKENS_OF_SUMMARY = 1_000;
    private static final int SHORT_MESSAGE = 30;
    private static final int LONG_MESSAGE = 400;

    private final Talk talk;
    private final Lexicon lexicon;

    private Sections(Talk talk, Lexicon lexicon) {
        this.talk = talk;
        this.lexicon = lexicon;
    }

    static List<Section> of(Talk talk, Lexicon lexicon) {
        return new Sections(talk, lexicon).all();
    }

    private List<Section> all() {
        var personal = !lexicon.isImpersonal(talk.text());
        var patterns = personal ? relevant() : List.<Pattern>of();
        var insights = talk.portrait().insights();
        var said = last(talk.history().stream().map(Exchange::person), LAST_SAID);
        var replied =
                last(talk.history().stream().filter(past -> !past.crisis()).map(Exchange::companion), LAST_REPLIED);
        return List.of(
                Section.always("style", "style", this::style),
                Section.always("role", "role_" + talk.mode().code(), (_, _) -> Map.of()),
                Section.when(talk.isAfterCrisis(), "after_crisis", (_, _) -> Map.of()),
                Section.always("person", "person", this::person),
                new Section(PATTERNS, PATTERNS, patterns.size(), (kept, data) -> told(patterns, kept, data)),
                new Section(
                        INSIGHTS,
                        INSIGHTS,
                        personal ? Math.min(MOST_INSIGHTS, insights.size()) : 0,
                        (kept, data) -> insights(kept, data)),
                Section.when(talk.summary() != null, SUMMARY, (_, data) -> summary(data)),
                new Section(
                        SAID, SAID, said.size(), (kept, data) -> texts("said", said, kept, TOKENS_OF_ONE_SAID, data)),
                new Section(
                        REPLIED,
                        REPLIED,
                        replied.size(),
                        (kept, data) -> texts("replied", replied, kept, TOKENS_OF_ONE_REPLIED, data)),
                Section.always("length", "length", (_, _) -> length()),
                Section.when(talk.manner().mood() != null, "mood", (_, _) -> mood()),
                Section.when(personal && hasExperience(), WORKS, (_, data) -> works(data)),
                Section.always("rules", "rules", (_, _) -> Map.of()));
    }

    private Map<String, @Nullable Object> style(int kept, UnaryOperator<String> data) {
        var style = talk.manner().style();
        return Map.of(
                "tone_" + style.tone().code(),
                true,
                "personality_" + style.personality().code(),
                true);
    }

    private Map<String, @Nullable Object> person(int kept, UnaryOperator<String> data) {
        var facts = new HashMap<String, @Nullable Object>();
        var person = talk.person();
        if (person != null) {
            facts.put("name", person.name() == null ? null : data.apply(person.name()));
            facts.put(
                    "age", person.age() == null ? null : data.apply(person.age().toString()));
            facts.put("male", "m".equals(person.gender()));
            facts.put("female", "f".equals(person.gender()));
        }
        return facts;
    }

    private List<Pattern> relevant() {
        var topics = lexicon.topics(talk.text());
        record Weighed(Pattern pattern, double relevance) {}
        return talk.portrait().patterns().stream()
                .map(pattern -> new Weighed(
                        pattern,
                        Relevance.of(
                                topics,
                                pattern.topics(),
                                pattern.occurrences(),
                                pattern.confidence(),
                                days(pattern.lastSeen()))))
                .filter(weighed -> weighed.relevance() > 0)
                .sorted(Comparator.comparingDouble(Weighed::relevance)
                        .reversed()
                        .thenComparing(weighed -> weighed.pattern().title()))
                .limit(MOST_PATTERNS)
                .map(Weighed::pattern)
                .toList();
    }

    private double days(Instant since) {
        return Duration.between(since, talk.at()).toMinutes()
                / (double) Duration.ofDays(1).toMinutes();
    }

    private static Map<String, @Nullable Object> told(List<Pattern> patterns, int kept, UnaryOperator<String> data) {
        var told = new ArrayList<Map<String, @Nullable Object>>();
        for (var pattern : patterns.subList(0, kept)) {
            var facts = new HashMap<String, @Nullable Object>();
            facts.put("title", data.apply(pattern.title()));
            facts.put("description", data.apply(pattern.description()));
            facts.put("contradiction", optional(pattern.contradiction(), data));
            facts.put("hidden", optional(pattern.hiddenDynamic(), data));
            facts.put("resource", optional(pattern.blockedResource(), data));
            facts.put("confirmed", pattern.confirmed());
            facts.put("quotes", pattern.quotes().stream().map(data).toList());
            told.add(facts);
        }
        return Map.of(PATTERNS, told);
    }

    private Map<String, @Nullable Object> insights(int kept, UnaryOperator<String> data) {
        return Map.of(
                INSIGHTS,
                talk.portrait().insights().stream()
                        .limit(kept)
                        .map(insight -> Map.of(
                                "text", data.apply(insight.text()),
                                "recommendation", data.apply(insight.recommendation())))
                        .toList());
    }

    private Map<String, @Nullable Object> summary(UnaryOperator<String> data) {
        var summary = talk.summary() == null ? "" : talk.summary();
        return Map.of(SUMMARY, data.apply(TokenEstimate.cut(summary, TOKENS_OF_SUMMARY)));
    }

    /** The last of them, each no longer than told. */
    private static Map<String, @Nullable Object> texts(
            String name, List<String> texts, int kept, int tokens, UnaryOperator<String> data) {
        return Map.of(
                name,
                texts.subList(texts.size() - kept, texts.size()).stream()
                        .map(text -> data.apply(shortened(text, tokens)))
                        .toList());
    }

    private static String shortened(String text, int tokens) {
        var cut = TokenEstimate.cut(text, tokens);
        return cut.length() == text.length() ? text : cut + "…";
    }

    private Map<String, @Nullable Object> length() {
        var texts = Stream.concat(talk.history().stream().map(Exchange::person), Stream.of(talk.text()))
                .toList();
        var writing = Writing.of(texts);
        var length = talk.text().strip().length();
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("words", talk.manner().style().length().words());
        facts.put("short_message", length <= SHORT_MESSAGE);
        facts.put("long_message", length >= LONG_MESSAGE);
        facts.put("brief", writing.brief());
        facts.put("extensive", writing.extensive());
        facts.put("lowercase", writing.lowercase());
        facts.put("emoji", writing.emoji());
        facts.put("formal", writing.formal());
        return facts;
    }

    private Map<String, @Nullable Object> mood() {
        var mood = talk.manner().mood();
        return mood == null
                ? Map.of()
                : Map.of(
                        "mood",
                        mood.name(),
                        "stressed",
                        mood.isStressed(),
                        "tired",
                        !mood.isStressed() && mood.isTired(),
                        "energetic",
                        !mood.isStressed() && mood.isEnergetic());
    }

    private boolean hasExperience() {
        var portrait = talk.portrait();
        return !portrait.works().isEmpty() || !portrait.doesNotWork().isEmpty() || portrait.professionalHelp();
    }

    private Map<String, @Nullable Object> works(UnaryOperator<String> data) {
        var portrait = talk.portrait();
        return Map.of(
                "works", portrait.works().stream().map(data).toList(),
                "does_not", portrait.doesNotWork().stream().map(data).toList(),
                "experience",
                        !portrait.works().isEmpty() || !portrait.doesNotWork().isEmpty(),
                "professional", portrait.professionalHelp());
    }

    private static List<String> last(Stream<String> texts, int count) {
        var all = texts.toList();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    private static @Nullable String optional(@Nullable String text, UnaryOperator<String> data) {
        return text == null ? null : data.apply(text);
    }
}
