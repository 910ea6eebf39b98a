package io.soulnear.profile.reply;

/** What people wrote, inside our own sentences. */
public final class Untrusted {
    private Untrusted() {}

    /** The text as Telegram's HTML that shows it and does nothing else. */
    public static String html(String text) {
        return isolated(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** Directional marks in a text may turn that text around, not the sentence it stands in (UAX #9, isolates). */
    private static String isolated(String text) {
        if (text.codePoints().allMatch(Untrusted::keepsDirection)) {
            return text;
        }
        var open = 0;
        var unmatched = 0;
        for (var mark :
                text.codePoints().filter(c -> c >= 0x2066 && c <= 0x2069).toArray()) {
            if (mark != 0x2069) {
                open++;
            } else if (open > 0) {
                open--;
            } else {
                unmatched++;
            }
        }
        return "\u2068".repeat(unmatched + 1) + text + "\u2069".repeat(open + 1);
    }

    private static boolean keepsDirection(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> false;
            default -> true;
        };
    }
}
