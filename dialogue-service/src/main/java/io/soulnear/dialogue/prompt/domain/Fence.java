package io.soulnear.dialogue.prompt.domain;

/**
 * Keeps data from being read as instructions. Templates put it between tags; what would end a tag, begin a line or turn the
 * direction of writing is taken out of the data, so that it cannot leave its place.
 */
public final class Fence {
    private Fence() {}

    /** The text in one line, without signs that a tag is made of. */
    public static String fenced(String data) {
        var fenced = new StringBuilder(data.length());
        for (int i = 0; i < data.length(); i++) {
            var c = data.charAt(i);
            if (c == '<') {
                fenced.append('‹');
            } else if (c == '>') {
                fenced.append('›');
            } else if (endsLine(c) || turnsDirection(c)) {
                fenced.append(' ');
            } else {
                fenced.append(c);
            }
        }
        return fenced.toString().strip();
    }

    private static boolean endsLine(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }
}
