package io.soulnear.bench.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a text and in its reply, so that each reply is known by its update.
 *
 * @param person who wrote it, counted from 0
 * @param number of the text among all, counted from 0
 */
public record Mark(int person, int number) {
    private static final char PERSON = '^';
    private static final char NUMBER = '~';

    /** As it stands in a text: ASCII that no format treats specially. */
    public String text() {
        return "" + PERSON + person + NUMBER + number + NUMBER;
    }

    /** All marks in a text, in their order. */
    public static List<Mark> all(String text) {
        var marks = new ArrayList<Mark>();
        for (int at = text.indexOf(PERSON); at >= 0; at = text.indexOf(PERSON, at + 1)) {
            var mark = at(text, at);
            if (mark != null) {
                marks.add(mark);
            }
        }
        return marks;
    }

    /** The last mark in a text, or null. */
    public static @Nullable Mark last(String text) {
        for (int at = text.lastIndexOf(PERSON); at >= 0; at = text.lastIndexOf(PERSON, at - 1)) {
            var mark = at(text, at);
            if (mark != null) {
                return mark;
            }
        }
        return null;
    }

    private static @Nullable Mark at(String text, int begin) {
        int middle = digits(text, begin + 1);
        if (middle == begin + 1 || middle >= text.length() || text.charAt(middle) != NUMBER) {
            return null;
        }
        int end = digits(text, middle + 1);
        return end == middle + 1 || end >= text.length() || text.charAt(end) != NUMBER
                ? null
                : new Mark(Integer.parseInt(text, begin + 1, middle, 10), Integer.parseInt(text, middle + 1, end, 10));
    }

    /** Where the digits end; nine fit into an int. */
    private static int digits(String text, int begin) {
        int at = begin;
        while (at < text.length() && at < begin + 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
