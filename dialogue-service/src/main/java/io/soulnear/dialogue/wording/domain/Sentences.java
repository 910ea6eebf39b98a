package io.soulnear.dialogue.wording.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where sentences end in Russian and English prose, lists and chat. */
final class Sentences {
    /** A shorter beginning is no full thought ("Yes. …"). */
    private static final int THOUGHT = 4;

    private static final String CLOSERS = "\"'»”“’)]*_~";
    private static final String OPENERS = "«“„(";
    private static final String CLOSED = "»””)";

    /** What ends in a full stop without ending a sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "т", "е", "д", "п", "г", "гг", "ул", "др", "пр", "им", "см", "ср", "стр", "рис", "руб", "коп", "тыс", "млн",
            "млрд", "мин", "сек", "напр", "проф", "доц", "тел", "обл", "св", "н", "э", "mr", "mrs", "ms", "dr", "prof",
            "st", "jr", "sr", "vs", "e.g", "i.e", "eg", "ie", "cf", "approx", "no", "fig", "т.е", "т.д", "т.п", "т.к",
            "и.о", "a.m", "p.m");

    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,3}");

    private Sentences() {}

    /** Ends the text at the last sentence within so many words; the first full thought stays, however long. */
    static void shorten(Markup markup, int words) {
        var text = markup.text();
        if (words(text, text.length()) <= words) {
            return;
        }
        var best = -1;
        for (int end : ends(markup)) {
            var count = words(text, end);
            if (count > words && best >= 0) {
                break;
            }
            if (count >= THOUGHT) {
                best = end;
                if (count > words) {
                    break;
                }
            }
        }
        if (best >= 0) {
            markup.delete(best, text.length());
        }
    }

    /** The text up to its last end of a sentence; empty when there is less than a full thought before it. */
    static String whole(String begun) {
        var ends = ends(Markup.plain(begun + " X")); // a pause is told from an end by what follows
        var end = ends.size() < 2 ? 0 : ends.get(ends.size() - 2);
        return words(begun, end) < THOUGHT ? "" : begun.substring(0, end);
    }

    /** The places behind the sentences, in order, the end of the text included. */
    static List<Integer> ends(Markup markup) {
        var text = markup.text();
        var ends = new ArrayList<Integer>();
        var depth = 0;
        var straight = false;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (markup.isLiteral(i)) {
                continue;
            }
            if (OPENERS.indexOf(c) >= 0 && (c != '“' || depth == 0)) {
                depth++;
            } else if (CLOSED.indexOf(c) >= 0 || c == '“') {
                depth = Math.max(0, depth - 1);
            } else if (c == '"') {
                straight = !straight;
            }
            if (c == '\n') {
                depth = 0;
                straight = false;
                if (endsLine(text, i)) {
                    add(ends, text.substring(0, i).stripTrailing().length());
                }
            } else if (".!?…".indexOf(c) >= 0) {
                var end = end(text, i);
                var enclosed = depth - closings(text, i, end) > 0 || (straight && text.indexOf('"', i) >= end);
                if (end > i && !enclosed) {
                    add(ends, end);
                }
            }
        }
        add(ends, text.length());
        return ends;
    }

    private static void add(List<Integer> ends, int end) {
        if (end > 0 && (ends.isEmpty() || ends.getLast() < end)) {
            ends.add(end);
        }
    }

    private static int closings(String text, int from, int to) {
        var count = 0;
        for (int i = from; i < to; i++) {
            count += CLOSED.indexOf(text.charAt(i)) >= 0 || text.charAt(i) == '“' ? 1 : 0;
        }
        return count;
    }

    /** A line ends a thought unless it announces the next or breaks off in the middle of a sentence. */
    private static boolean endsLine(String text, int newline) {
        var line =
                text.substring(text.lastIndexOf('\n', newline - 1) + 1, newline).strip();
        if (line.isEmpty() || ":,;—-".indexOf(line.charAt(line.length() - 1)) >= 0) {
            return false;
        }
        var next = text.substring(newline).stripLeading();
        return next.isEmpty() || !Character.isLowerCase(next.codePointAt(0));
    }

    /** Where the sentence that the mark at {@code at} ends is over, marks, quotes and emoji behind it included; -1 when it goes on. */
    private static int end(String text, int at) {
        var end = at + 1;
        while (end < text.length()
                && (".!?…".indexOf(text.charAt(end)) >= 0 || CLOSERS.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isPicture(text.codePointAt(end))) {
            return -1;
        }
        if (text.charAt(at) == '.' && end == at + 1 && abbreviates(text, at)) {
            return -1;
        }
        var pictures = end;
        while (pictures < text.length() && (isPicture(text.codePointAt(pictures)) || text.charAt(pictures) == ' ')) {
            pictures += Character.charCount(text.codePointAt(pictures));
        }
        end = text.substring(0, pictures).stripTrailing().length();
        var rest = text.substring(end).stripLeading();
        if (!rest.isEmpty() && (Character.isLowerCase(rest.codePointAt(0)) || "—–-,".indexOf(rest.charAt(0)) >= 0)) {
            return rest.startsWith("- ") && text.substring(end).contains("\n") ? end : -1;
        }
        return end;
    }

    private static boolean abbreviates(String text, int dot) {
        var start = dot;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        var word = text.substring(start, dot);
        var rest = text.substring(dot + 1).stripLeading();
        if (rest.isEmpty()) {
            return false;
        }
        var line = text.substring(text.lastIndexOf('\n', dot) + 1, dot);
        var initial =
                word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I") && !word.equals("Я");
        return NUMBER.matcher(line).matches() || initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean isPicture(int point) {
        return switch (Character.getType(point)) {
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL, Character.SURROGATE -> true;
            default ->
                point == 0x200D
                        || (point >= 0xFE00 && point <= 0xFE0F)
                        || Character.isEmojiComponent(point) && point > 0x7F;
        };
    }

    /** How many words stand before {@code end}: runs of letters and digits between spaces. */
    static int words(String text, int end) {
        var count = 0;
        var inside = false;
        var counted = false;
        for (int i = 0; i < end; i++) {
            var c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                inside = false;
                counted = false;
            } else {
                inside = true;
                if (!counted && Character.isLetterOrDigit(c)) {
                    counted = true;
                    count++;
                }
            }
        }
        return count;
    }
}
