package io.soulnear.gateway.delivery.domain;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Cuts a text into pieces that Telegram takes, where a reader would: after a paragraph, a sentence, a word. */
final class Splitting {
    /** Telegram's limit for a text, in UTF-16 units after parsing of entities. */
    static final int LIMIT = 4096;

    /** Telegram's limit for the text that comes with a picture or a file. */
    static final int CAPTION_LIMIT = 1024;

    private Splitting() {}

    /** Part of a text, from {@code start} inclusive to {@code end} exclusive. */
    record Range(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    /** The visible pieces of a plain text, in order; the first has its own limit. Nothing that can be seen is left out. */
    static List<String> pieces(String text, int first) {
        return ranges(text, first, List.of()).stream()
                .map(range -> range.of(text))
                .toList();
    }

    /**
     * Where the visible pieces of a text lie.
     *
     * @param whole what is not cut when it fits into a piece of its own, such as a block of code
     */
    static List<Range> ranges(String text, int first, List<Range> whole) {
        var ranges = new ArrayList<Range>();
        var start = 0;
        for (var limit = first; text.length() - start > limit; limit = LIMIT) {
            var window = text.substring(start, Math.min(text.length(), start + 2 * limit));
            var end = before(whole, start, start + cut(window, limit));
            ranges.add(new Range(start, end));
            start = end;
        }
        ranges.add(new Range(start, text.length()));
        ranges.removeIf(range -> Characters.invisible(range.of(text)));
        return ranges;
    }

    private static int before(List<Range> whole, int start, int end) {
        for (var range : whole) {
            if (start < range.start && range.start < end && end < range.end && range.end - range.start <= LIMIT) {
                return range.start;
            }
        }
        return end;
    }

    /** The best place to end a piece of a text that is longer than the limit. */
    private static int cut(String text, int limit) {
        var graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(text);
        List<IntPredicate> endings = List.of(
                at -> text.charAt(at - 1) == '\n' && text.charAt(at - 2) == '\n',
                at -> text.charAt(at - 1) == '\n',
                at -> Character.isWhitespace(text.charAt(at - 1)) && ".!?…。".indexOf(text.charAt(at - 2)) >= 0,
                at -> Character.isWhitespace(text.charAt(at - 1)));
        for (var ending : endings) {
            for (var at = limit; at > limit / 2; at--) {
                if (ending.test(at) && graphemes.isBoundary(at)) {
                    return at;
                }
            }
        }
        if (graphemes.isBoundary(limit)) {
            return limit;
        }
        var boundary = graphemes.preceding(limit);
        if (boundary > 0) {
            return boundary;
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
}
