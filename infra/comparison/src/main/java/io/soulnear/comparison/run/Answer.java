package io.soulnear.comparison.run;

import java.util.List;

/**
 * One message that a person got.
 *
 * @param text as the person reads it, without markup
 * @param buttons their labels, row by row
 * @param picture whether it carries a picture
 * @param urgent whether it is the help in a crisis
 */
public record Answer(String text, List<String> buttons, boolean picture, boolean urgent) {
    public Answer {
        buttons = List.copyOf(buttons);
    }
}
