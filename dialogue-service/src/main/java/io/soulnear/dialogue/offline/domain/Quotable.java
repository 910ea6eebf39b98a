package io.soulnear.dialogue.offline.domain;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Picks what of a message is worth giving back word for word. */
final class Quotable {
    private static final Pattern BREAK = Pattern.compile("[.!?…;:,\\n()«»\"“”]+|\\s[-–—]\\s");
    private static final int LEAST = 2;
    private static final int MOST = 8;

    private Quotable() {}

    /** The clause that tells most of a feeling or a topic, or else the first of a fitting length; empty when there is none. */
    static String of(String text, Repertoire repertoire) {
        var best = "";
        var most = -1;
        for (var clause : BREAK.split(text)) {
            var words = Cues.words(clause);
            var cues = repertoire.cuesIn(words);
            var told = told(cues, words.size());
            var mean = cues.containsKey("intent:swear") || cues.containsKey("intent:insult");
            if (words.size() >= LEAST && words.size() <= MOST && !mean && told > most) {
                best = clause.strip();
                most = told;
            }
        }
        return best.startsWith("I ") || best.startsWith("I'") || best.startsWith("I’") || best.isEmpty()
                ? best
                : best.substring(0, 1).toLowerCase(Locale.ROOT) + best.substring(1);
    }

    /** A feeling or a topic counts most; of two clauses without either the longer says more, up to a point. */
    private static int told(Map<String, Integer> cues, int words) {
        var told = cues.keySet().stream()
                .filter(cue -> cue.startsWith("feeling:") || cue.startsWith("topic:"))
                .count();
        return (int) told * MOST + Math.min(words, MOST / 2);
    }
}
