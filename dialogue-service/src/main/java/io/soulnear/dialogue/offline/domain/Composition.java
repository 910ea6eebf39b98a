package io.soulnear.dialogue.offline.domain;

import io.soulnear.dialogue.offline.domain.Repertoire.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One reply in the making. */
final class Composition {
    private static final Set<String> EASED =
            Set.of("feeling:anxiety", "feeling:fear", "feeling:stress", "feeling:anger", "feeling:tiredness");
    /** Where irony would hurt. */
    private static final Set<String> TENDER = Set.of(
            "feeling:sadness",
            "feeling:loneliness",
            "feeling:fear",
            "feeling:guilt",
            "feeling:hurt",
            "feeling:emptiness",
            "topic:loss",
            "topic:health");

    private static final int BRIEF = 3;
    /** After an exercise so many replies go without one. */
    private static final int REST = 3;
    /** So many letters of a line are enough to know it again. */
    private static final int TELLING = 12;
    /** How far back a topic is still remembered, in turns. */
    private static final int REMEMBERED = 5;

    private final Heard heard;
    private final Repertoire repertoire;
    private final Section voice;
    private final String before;
    private final long seed;
    private final List<String> words;
    private final Map<String, Integer> cues;
    private final @Nullable Section feeling;
    private final @Nullable Section topic;
    private final @Nullable Section remembered;
    private final String quote;
    private final List<String> sentences = new ArrayList<>();

    Composition(Heard heard, Repertoire repertoire) {
        this.heard = heard;
        this.repertoire = repertoire;
        voice = repertoire.voice(heard.voice());
        before = String.join("\n", heard.earlier());
        seed = seed(heard.text() + '\n' + before);
        words = Cues.words(heard.text());
        cues = repertoire.cuesIn(words);
        feeling = repertoire.feeling(cues).orElse(null);
        topic = repertoire.topic(cues).orElse(null);
        remembered = remembered();
        quote = Quotable.of(heard.text(), repertoire);
    }

    String compose() {
        var early = heard.afterCrisis() && checkedIn();
        if (!early && !oddly() && !(words.size() <= BRIEF && briefly())) {
            atLength();
        }
        return withName(String.join(" ", sentences));
    }

    private void atLength() {
        for (var intent : List.of("who", "factual", "advice", "practice")) {
            repertoire.intent(intent, cues).ifPresent(section -> say(1, section.lines("say")));
        }
        var most = sentences.size() + statements();
        if (sentences.isEmpty() && has("swear")) {
            say(1, repertoire.intent("swear").lines("say"));
        }
        var plainQuestion = has("factual") || has("who") || has("practice");
        if (!plainQuestion || feeling != null || topic != null) {
            reflect(most);
        }
        var eased = ease();
        var aside = has("factual") ? repertoire.intent("factual") : has("who") ? repertoire.intent("who") : null;
        if (aside != null && feeling == null && topic == null && say(6, aside.lines("ask"))) {
            return;
        }
        if (!has("practice") || !eased) {
            ask();
        }
    }

    /** How much is said besides the question. */
    private int statements() {
        return switch (heard.address().length()) {
            case "ultra_brief" -> 1;
            case "brief" -> 2;
            case "detailed" -> 4;
            default -> seed % 3 == 0 ? 3 : 2;
        };
    }

    private boolean checkedIn() {
        var intent = repertoire.intent("aftercrisis");
        return say(1, intent.lines("say")) && say(2, intent.lines("ask"));
    }

    /** Signs without words, and words that are meant to hurt. */
    private boolean oddly() {
        var odd = words.isEmpty() ? "odd" : has("insult") ? "insult" : "";
        if (odd.isEmpty()) {
            return false;
        }
        var intent = repertoire.intent(odd);
        if (!say(1, intent.lines("say"))) {
            say(2, voice.lines("plain"));
        }
        if (!say(6, intent.lines("ask"))) {
            ask();
        }
        return true;
    }

    private boolean briefly() {
        for (var name : List.of("bye", "thanks", "greeting", "short")) {
            var intent = repertoire.intent(name, cues);
            if (intent.isPresent() && say(1, intent.get().lines("say"))) {
                if (name.equals("short") && remembered != null && seed % 2 == 0) {
                    say(2, voice.lines("thread"), remembered);
                }
                var goesOn = name.equals("bye") || say(6, intent.get().lines("ask"));
                if (!goesOn) {
                    ask();
                }
                return true;
            }
        }
        return false;
    }

    private void reflect(int most) {
        var quoted = !quote.isEmpty() && seed % 5 < 2 && most > 1 && say(8, voice.lines("quote"));
        if (feeling != null) {
            var general = feeling.light() || quoted ? List.<String>of() : voice.lines("feel");
            if (sentences.size() < most
                    && !say(2, seed % 4 == 0 ? together(general, feeling.lines("say")) : feeling.lines("say"))) {
                say(2, general);
            }
        }
        if (topic != null && sentences.size() < most) {
            if (isLight()) {
                say(3, voice.lines("bright"));
            } else if (remembered == topic && seed % 3 == 0) {
                say(9, voice.lines("again"));
            } else if (!say(3, topic.lines("say"))) {
                say(3, voice.lines("about"));
            }
        }
        if (feeling == null && topic == null && sentences.size() < most) {
            var little = words.size() <= BRIEF + 1 || has("advice");
            if (remembered == null || !little || !say(4, voice.lines("thread"), remembered)) {
                say(4, together(quote.isEmpty() ? List.of() : voice.lines("quote"), voice.lines("plain")));
            }
        }
        colour(most);
        if (sentences.isEmpty()) {
            say(4, voice.lines("plain"));
        }
    }

    /** What tone and personality add, and a second look where much may be said. */
    private void colour(int most) {
        var tone = heard.address().tone();
        var hurts = tone.equals("sarcastic")
                && (isTender() || isLight() || heard.voice().equals("soulsleep"));
        if (sentences.size() < most && !hurts) {
            say(10, repertoire.manner("tone", tone, "say"));
        }
        var detailed = heard.address().length().equals("detailed");
        if (sentences.size() < most && !isLight() && (detailed || seed % 2 == 0)) {
            say(11, personality("say"));
        }
        if (detailed && sentences.size() < most && feeling != null && !feeling.light()) {
            say(12, voice.lines("feel"));
        }
        if (detailed && sentences.size() < most && topic != null && !isLight()) {
            say(13, voice.lines("about"));
        }
    }

    private boolean isTender() {
        return (feeling != null && TENDER.contains(feeling.id())) || (topic != null && TENDER.contains(topic.id()));
    }

    /** Steps and lessons have to wait where someone is hurt. */
    private List<String> personality(String kind) {
        var personality = heard.address().personality();
        var pushes = personality.equals("coach") || personality.equals("mentor");
        return pushes && isTender() ? List.of() : repertoire.manner("personality", personality, kind);
    }

    private boolean isLight() {
        return feeling != null && feeling.light();
    }

    private boolean has(String intent) {
        return repertoire.intent(intent, cues).isPresent();
    }

    /** Exercises come when asked for; otherwise now and then, where they help, and not again for a while. */
    private boolean ease() {
        var fitting = together(
                feeling == null ? List.of() : feeling.lines("ease"), topic == null ? List.of() : topic.lines("ease"));
        var all = together(fitting, voice.lines("ease"));
        var helps = heard.voice().equals("soulsleep")
                || (feeling != null && EASED.contains(feeling.id()))
                || !fitting.isEmpty();
        var terse = heard.address().length().equals("ultra_brief");
        var last = heard.earlier()
                .subList(
                        Math.max(0, heard.earlier().size() - REST),
                        heard.earlier().size());
        var rested = last.stream().noneMatch(reply -> all.stream().anyMatch(line -> reply.contains(bent(line))));
        var often = heard.address().length().equals("detailed") ? 2 : 3;
        var now = has("practice") || (helps && !isLight() && !terse && rested && seed / 7 % often == 0);
        var wanted = has("practice") ? repertoire.intent("practice").lines("ease") : List.<String>of();
        return now && (say(5, wanted) || say(5, fitting) || say(5, voice.lines("ease")));
    }

    private void ask() {
        var own = together(
                feeling == null ? List.of() : feeling.lines("ask"), topic == null ? List.of() : topic.lines("ask"));
        var manner = isLight() ? List.<String>of() : personality("ask");
        var asked = (seed % 4 == 1 && !heard.voice().equals("soulsleep") && say(7, manner)) || say(6, own);
        if (!asked && !say(7, voice.lines("ask"))) {
            say(7, manner);
        }
    }

    private boolean say(int place, List<String> lines) {
        return say(place, lines, topic);
    }

    /** Says the first of the lines, counted from where the talk points to, that was not said before. */
    private boolean say(int place, List<String> lines, @Nullable Section about) {
        var first = (int) Math.floorMod(seed + place * 0x9E3779B97F4A7C15L >>> 7, (long) Math.max(1, lines.size()));
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get((first + i) % lines.size());
            var sentence = filled(line, about);
            if (sentence.isPresent() && isNew(sentence.get()) && isNewPattern(line)) {
                sentences.add(sentence.get());
                return true;
            }
        }
        return false;
    }

    /** The first letter does not count: after a name it is a small one. */
    private boolean isNew(String sentence) {
        return !before.contains(sentence.substring(1)) && !sentences.contains(sentence);
    }

    /** A line around a quote or a topic is the same line with another one. */
    private boolean isNewPattern(String line) {
        return !line.contains("{")
                || Stream.of(bent(line).split("\\{\\w}"))
                        .noneMatch(part -> part.length() > TELLING && before.contains(part));
    }

    private Optional<String> filled(String line, @Nullable Section about) {
        var needsQuote = line.contains("{q}");
        var needsTopic = line.contains("{o}");
        var needsFeeling = line.contains("{n}") || line.contains("{g}");
        if ((needsQuote && quote.isEmpty()) || (needsTopic && about == null) || (needsFeeling && feeling == null)) {
            return Optional.empty();
        }
        var sentence = bent(line);
        if (feeling != null) {
            sentence = sentence.replace("{n}", feeling.forms().getFirst())
                    .replace("{g}", feeling.forms().getLast());
        }
        if (about != null) {
            sentence = sentence.replace("{o}", about.forms().getFirst());
        }
        return Optional.of(sentence.replace("{q}", quote));
    }

    private String bent(String line) {
        return repertoire.bent(line, heard.address());
    }

    /** The latest topic of the turns before. */
    private @Nullable Section remembered() {
        var said = heard.said();
        for (int i = said.size() - 1; i >= Math.max(0, said.size() - REMEMBERED); i--) {
            var section = repertoire.topic(repertoire.cuesIn(Cues.words(said.get(i))));
            if (section.isPresent()) {
                return section.get();
            }
        }
        return null;
    }

    private String withName(String reply) {
        if (heard.name() == null
                || seed % 5 != 0
                || words.size() <= BRIEF
                || reply.startsWith("«")
                || reply.startsWith("“")) {
            return reply;
        }
        var keepsCase = reply.startsWith("I ") || reply.startsWith("I'") || reply.startsWith("SoulNear");
        return heard.name() + ", "
                + (keepsCase ? reply : reply.substring(0, 1).toLowerCase(Locale.ROOT) + reply.substring(1));
    }

    private static List<String> together(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** FNV-1a, so that the choice does not depend on the virtual machine; never negative. */
    private static long seed(String text) {
        var hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ hash >>> 29) & Long.MAX_VALUE;
    }
}
