package io.soulnear.comparison.measure;

/** In which of the two languages something is written, by its letters. */
public final class Tongue {
    /** With fewer letters a message does not show its language: names, «ок», numbers. */
    private static final int TELLING = 12;

    private Tongue() {}

    /**
     * In which language an answer is owed: that of the message when it plainly is the other one, as the companion's own rule has it, otherwise
     * that of the settings.
     */
    public static String owed(String said, String settings) {
        var cyrillic = cyrillic(said);
        var latin = latin(said);
        return latin == 0 && cyrillic > 0 ? "ru" : cyrillic == 0 && latin >= 8 ? "en" : settings;
    }

    /** Whether most letters of an answer are those of the other language. */
    public static boolean isOther(String answer, String owed) {
        var cyrillic = cyrillic(answer);
        var latin = latin(answer);
        return cyrillic + latin >= TELLING && (owed.equals("ru") ? latin > cyrillic : cyrillic > latin);
    }

    private static long cyrillic(String text) {
        return text.codePoints()
                .filter(c -> c >= 'А' && c <= 'я' || c == 'ё' || c == 'Ё')
                .count();
    }

    private static long latin(String text) {
        return text.codePoints()
                .filter(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z')
                .count();
    }
}
