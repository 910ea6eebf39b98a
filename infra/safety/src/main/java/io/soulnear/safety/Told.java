package io.soulnear.safety;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** What a model was told before it replied, prepared for many looks at a reply that grows. Immutable. */
public final class Told {
    /** So many words in a row are no coincidence. */
    private static final int RUN = 8;

    /** Makes hashes of 64 bits that hardly ever meet. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** What a run's hash still has of the word before it: SPREAD to the power of RUN. */
    private static final long SPREAD_OF_RUN =
            LongStream.generate(() -> SPREAD).limit(RUN).reduce(1, (a, b) -> a * b);

    /** Data stands between tags of their own; a person may be told what is theirs. */
    private static final Pattern FENCED = Pattern.compile("<([a-z][a-z_-]*)[^<>]*>.*?</\\1>", Pattern.DOTALL);

    private static final Pattern TAG = Pattern.compile("</?[a-z][a-z_-]*>|\\{\\{|\\}\\}");
    private static final Set<String> ORDINARY = Set.of(
            "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<a>", "</a>", "<code>", "</code>", "<pre>",
            "</pre>");

    private final String instructions;
    private final Collection<String> said;
    /** The hashes of all runs of words of the instructions, sorted. */
    private final long[] runs;

    /**
     * @param instructions the system prompt as it was sent; what it fences in tags counts as data of the person
     * @param said what was said in this talk and may be said again: the person's messages, the earlier replies
     */
    public Told(String instructions, Collection<String> said) {
        this.instructions = instructions;
        this.said = said;
        this.runs = runs(FENCED.matcher(instructions).replaceAll(" "));
        Arrays.sort(runs);
    }

    boolean isRepeatedIn(String reply) {
        return hasTagOf(reply) || hasRunOf(reply);
    }

    private boolean hasTagOf(String reply) {
        return TAG.matcher(reply)
                .results()
                .map(MatchResult::group)
                .anyMatch(tag -> !ORDINARY.contains(tag) && instructions.contains(tag));
    }

    private boolean hasRunOf(String reply) {
        var repeated = LongStream.of(runs(reply))
                .filter(run -> Arrays.binarySearch(runs, run) >= 0)
                .boxed()
                .toList();
        if (repeated.isEmpty()) {
            return false;
        }
        var spoken = new HashSet<Long>();
        said.forEach(text -> LongStream.of(runs(text)).forEach(spoken::add));
        return !spoken.containsAll(repeated);
    }

    boolean mentions(String address) {
        return known().contains(address.toLowerCase(Locale.ROOT));
    }

    boolean mentionsNumber(String number) {
        return digits(known()).contains(digits(number));
    }

    private String known() {
        return (instructions + '\n' + String.join("\n", said)).toLowerCase(Locale.ROOT);
    }

    /** The digits, with what separates numbers kept apart: spaces and hyphens belong to a number. */
    static String digits(String text) {
        return text.replaceAll("(?<=\\d)[ \\u00A0()-]+(?=\\d)", "").replaceAll("[^0-9]+", " ");
    }

    /** A hash of each run of words in a text, whatever stands between the words; upper and lower case are the same, and so are ё and е. */
    private static long[] runs(String text) {
        var runs = new long[text.length() / 2 + 1];
        var found = 0;
        var words = new long[RUN];
        var count = 0;
        var run = 0L;
        var word = 0L;
        for (int i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? Character.toLowerCase(text.charAt(i)) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word = word * SPREAD + (c == 'ё' ? 'е' : c);
            } else if (word != 0) {
                run = run * SPREAD + word - words[count % RUN] * SPREAD_OF_RUN;
                words[count++ % RUN] = word;
                word = 0;
                if (count >= RUN) {
                    runs[found++] = run;
                }
            }
        }
        return Arrays.copyOf(runs, found);
    }
}
