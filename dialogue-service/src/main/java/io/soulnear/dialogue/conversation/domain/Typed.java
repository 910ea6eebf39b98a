package io.soulnear.dialogue.conversation.domain;

/** Text as people type it. */
public final class Typed {
    private Typed() {}

    /** The text without NUL, and with U+FFFD for every half of a surrogate pair that has lost its other half; all else stays. */
    public static String intact(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        var mended = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .forEach(mended::appendCodePoint);
        return mended.toString();
    }
}
