package io.soulnear.gateway.inbound.application;

import java.nio.charset.StandardCharsets;

/** Telegram's JSON as text that everybody can read on. */
final class UpdateText {
    private static final int ESCAPE = 6;

    private UpdateText() {}

    /** The text, whatever bytes came; those that are not UTF-8 become U+FFFD. */
    static String decoded(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /**
     * The same well-formed JSON, untouched but for escapes that stand for no text and make databases and encoders fail
     * further on: lone surrogates become U+FFFD, NULs go.
     */
    static String mended(String json) {
        return json.contains("\\u0000") || json.contains("\\ud") || json.contains("\\uD") ? rewritten(json) : json;
    }

    private static String rewritten(String text) {
        var mended = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            if (text.charAt(i) != '\\') {
                mended.append(text.charAt(i++));
            } else if (text.charAt(i + 1) != 'u') {
                mended.append(text, i, i + 2);
                i += 2;
            } else {
                var length = isPair(text, i) ? 2 * ESCAPE : ESCAPE;
                var c = escaped(text, i);
                if (length == ESCAPE && Character.isSurrogate(c)) {
                    mended.append("\\ufffd");
                } else if (c != 0) {
                    mended.append(text, i, i + length);
                }
                i += length;
            }
        }
        return mended.toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(escaped(text, at))
                && text.startsWith("\\u", at + ESCAPE)
                && Character.isLowSurrogate(escaped(text, at + ESCAPE));
    }

    private static char escaped(String text, int at) {
        return (char) Integer.parseInt(text, at + 2, at + ESCAPE, 16);
    }
}
