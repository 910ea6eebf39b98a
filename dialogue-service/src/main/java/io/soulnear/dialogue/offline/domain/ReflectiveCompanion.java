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

/**
 * Answers by reflective listening: gives back the feeling and the topic, offers an exercise where it fits, and asks at most one open
 * question. No sentence of the earlier replies comes again. Which of several fitting sentences is said follows from the text.
 */
public final class ReflectiveCompanion {
    private static final Set<String> EASED_BY_BREATHING =
            Set.of("feeling:anxiety", "feeling:fear", "feeling:stress", "feeling:anger");
    private static final int BRIEF = 3;
    private static final int QUOTED_WORDS = 6;
    private static final int QUOTED_LETTERS = 60;

    private final Map<Locale, Repertoire> repertoires;

    /** @param repertoires one for every language that a person may have */
    public ReflectiveCompanion(Map<Locale, Repertoire> repertoires) {
        this.repertoires = Map.copyOf(repertoires);
    }

    /** The reply: one to four sentences of plain text, never empty. */
    public String reply(Heard heard) {
        var language = Script.of(heard.text(), heard.language());
        var repertoire = repertoires.get(repertoires.containsKey(language) ? language : heard.language());
        if (repertoire == null) {
            throw new IllegalArgumentException("Not spoken here: " + heard.language());
        }
        return new Reply(heard, repertoire).compose();
    }

    /** One reply in the making. */
    private static final class Reply {
        private final Heard heard;
        private final Repertoire repertoire;
        private final Section voice;
        private final String said;
        private final long seed;
        private final List<String> words;
        private final Map<String, Integer> cues;
        private final @Nullable Section feeling;
        private final @Nullable Section topic;
        private final List<String> sentences = new ArrayList<>();

        private Reply(Heard heard, Repertoire repertoire) {
            this.heard = heard;
            this.repertoire = repertoire;
            this.voice = repertoire.voice(heard.voice());
            this.said = String.join("\n", heard.earlier());
            this.seed = seed(heard.text() + '\n' + said);
            this.words = Cues.words(heard.text());
            this.cues = repertoire.cuesIn(words);
            this.feeling = repertoire.feeling(cues).orElse(null);
            this.topic = repertoire.topic(cues).orElse(null);
        }

        private String compose() {
            if (heard.afterCrisis() && checkedIn()) {
                return String.join(" ", sentences);
            }
            if (words.size() <= BRIEF && briefly()) {
                return String.join(" ", sentences);
            }
            for (var intent : List.of("who", "advice", "practice")) {
                repertoire.intent(intent, cues).ifPresent(section -> say(1, section.lines("say")));
            }
            reflect();
            var eased = ease();
            if (!eased || seed % 2 == 0) {
                ask();
            }
            return withName(String.join(" ", sentences));
        }

        private boolean checkedIn() {
            var intent = repertoire.intent("aftercrisis");
            return say(1, intent.lines("say")) && say(2, intent.lines("ask"));
        }

        private boolean briefly() {
            for (var name : List.of("bye", "thanks", "greeting", "short")) {
                var intent = repertoire.intent(name, cues);
                if (intent.isPresent() && say(1, intent.get().lines("say"))) {
                    var goesOn = name.equals("bye") || say(6, intent.get().lines("ask"));
                    if (!goesOn) {
                        ask();
                    }
                    return true;
                }
            }
            return false;
        }

        private void reflect() {
            var reflected = false;
            if (feeling != null) {
                reflected = say(2, together(feeling.lines("say"), feeling.light() ? List.of() : voice.lines("feel")));
            }
            if (topic != null) {
                reflected |=
                        say(3, isLight() ? voice.lines("bright") : together(topic.lines("say"), voice.lines("about")));
            }
            if (!reflected && sentences.isEmpty()) {
                say(4, voice.lines("plain"));
            }
        }

        private boolean isLight() {
            return feeling != null && feeling.light();
        }

        /** Exercises come when asked for; otherwise now and then, where they help, and never twice in a row. */
        private boolean ease() {
            var asked = repertoire.intent("practice", cues).isPresent();
            var helps = voice == repertoire.voice("soulsleep")
                    || (feeling != null && EASED_BY_BREATHING.contains(feeling.id()));
            var justEased = !heard.earlier().isEmpty()
                    && voice.lines("ease").stream().anyMatch(heard.earlier().getLast()::contains);
            return (asked || (helps && !isLight() && !justEased && seed % 3 == 0)) && say(5, voice.lines("ease"));
        }

        private void ask() {
            var own = together(
                    feeling == null ? List.of() : feeling.lines("ask"), topic == null ? List.of() : topic.lines("ask"));
            if (seed % 3 == 1 || !say(6, own)) {
                if (!say(7, voice.lines("ask"))) {
                    say(6, own);
                }
            }
        }

        /** Says the first of the lines, counted from where the text points to, that was not said before. */
        private boolean say(int place, List<String> lines) {
            var first = (int) Math.floorMod(seed + place * 0x9E3779B97F4A7C15L >>> 7, (long) Math.max(1, lines.size()));
            for (int i = 0; i < lines.size(); i++) {
                var sentence = filled(lines.get((first + i) % lines.size()));
                if (sentence.isPresent() && isNew(sentence.get())) {
                    sentences.add(sentence.get());
                    return true;
                }
            }
            return false;
        }

        /** The first letter does not count: after a name it is a small one. */
        private boolean isNew(String sentence) {
            return !said.contains(sentence.substring(1)) && !sentences.contains(sentence);
        }

        private Optional<String> filled(String line) {
            if (!line.contains("{")) {
                return Optional.of(line);
            }
            var quote = line.contains("{q}") ? quote() : "";
            if (line.contains("{q}") && quote.isEmpty()) {
                return Optional.empty();
            }
            var sentence = line.replace("{q}", quote);
            if (feeling != null) {
                sentence = sentence.replace("{n}", feeling.forms().getFirst())
                        .replace("{g}", feeling.forms().getLast());
            }
            if (topic != null) {
                sentence = sentence.replace("{o}", topic.forms().getFirst());
            }
            return Optional.of(sentence);
        }

        /** The beginning of what the person wrote, word for word; empty when it is too short to be worth repeating. */
        private String quote() {
            var text = heard.text().strip();
            var end = 0;
            var count = 0;
            while (end < text.length() && end < QUOTED_LETTERS && isPlain(text.charAt(end))) {
                if (text.charAt(end) == ' ' && ++count == QUOTED_WORDS) {
                    break;
                }
                end++;
            }
            var whole = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            var quote = whole ? text.substring(0, end) : text.substring(0, Math.max(0, text.lastIndexOf(' ', end)));
            return Cues.words(quote).size() < 2 ? "" : quote.strip();
        }

        private static boolean isPlain(char c) {
            return Character.isLetterOrDigit(c) || " ,-'’".indexOf(c) >= 0;
        }

        private String withName(String reply) {
            if (heard.name() == null || seed % 5 != 0) {
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
}
