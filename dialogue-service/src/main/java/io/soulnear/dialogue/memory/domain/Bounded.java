package io.soulnear.dialogue.memory.domain;

/** Texts that do not outgrow their place. */
public final class Bounded {
    /** Characters of a summary: about a tenth of the largest prompt. */
    public static final int SUMMARY = 1_500;

    private Bounded() {}

    /** A summary as it is kept: without what could leave a prompt's fence, and cut at the end of a sentence when it is too long. */
    public static String summary(String text) {
        var clean = text.replaceAll("[<>{}`]", " ")
                .replaceAll("[\\p{Cntrl}&&[^\\n]]", " ")
                .replaceAll("[ \\t]{2,}", " ")
                .replaceAll("\\n{2,}", "\n")
                .strip();
        return cut(clean, SUMMARY);
    }

    /** At most so many characters, ended after a sentence, or else after a word, if there is one in the second half. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var half = most / 2;
        for (int end = most; end > half; end--) {
            if (".!?…\n".indexOf(text.charAt(end - 1)) >= 0) {
                return text.substring(0, end).strip();
            }
        }
        for (int end = most - 1; end > half; end--) {
            if (Character.isWhitespace(text.charAt(end))) {
                return text.substring(0, end).strip() + "…";
            }
        }
        var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
