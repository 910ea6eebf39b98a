package io.soulnear.dialogue.prompt.domain;

/**
 * How many tokens a text may take, without a tokenizer: three ASCII characters, two Cyrillic ones, or one of anything else in the basic plane make
 * a token; a character beyond it (most emoji) takes two. Providers differ; the current vocabularies of OpenAI take about a third
 * less for both languages, so what fits by this estimate fits there. Whoever counts exactly is the provider, in the reply.
 */
public final class TokenEstimate {
    /** A message's role and separators. */
    public static final int PER_MESSAGE = 4;

    private static final int TOKEN = 6;
    private static final int ASCII = TOKEN / 3;
    private static final int CYRILLIC = TOKEN / 2;
    private static final int BEYOND = TOKEN * 2;

    private TokenEstimate() {}

    /** At least 0; never less for a longer text. */
    public static int of(String text) {
        var sixths = 0L;
        for (int i = 0; i < text.length(); i++) {
            sixths += weight(text, i);
        }
        return (int) Math.min(Integer.MAX_VALUE, (sixths + TOKEN - 1) / TOKEN);
    }

    /** The longest beginning of a text that takes no more tokens than that; never half a character. */
    public static String cut(String text, int tokens) {
        var room = (long) Math.max(0, tokens) * TOKEN;
        for (int i = 0; i < text.length(); i++) {
            room -= weight(text, i);
            if (room < 0) {
                var inside = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
                return text.substring(0, inside ? i - 1 : i);
            }
        }
        return text;
    }

    private static int weight(String text, int i) {
        var c = text.charAt(i);
        if (c < 0x80) {
            return ASCII;
        }
        if (c >= 0x400 && c < 0x530) {
            return CYRILLIC;
        }
        return Character.isSurrogate(c) ? BEYOND / 2 : TOKEN;
    }
}
