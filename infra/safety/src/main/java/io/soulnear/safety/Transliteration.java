package io.soulnear.safety;

import java.util.Locale;
import java.util.Set;

/** Russian typed in Latin letters. */
final class Transliteration {
    private static final String[][] SEVERAL = {
        {"shch", "щ"},
        {"sch", "щ"},
        {"tsya", "тся"},
        {"tsja", "тся"},
        {"zh", "ж"},
        {"kh", "х"},
        {"ts", "ц"},
        {"ch", "ч"},
        {"sh", "ш"},
        {"yu", "ю"},
        {"ju", "ю"},
        {"ya", "я"},
        {"ja", "я"},
        {"yo", "ё"},
        {"jo", "ё"},
    };
    /** Words without which there is hardly an English sentence, and that are none in Russian. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "is", "it", "of", "you", "that", "with", "was", "have", "for", "this", "i'm", "in", "are",
            "but", "not");

    private static final int PLAINLY = 4;
    private static final String ONE = "abcdefghijklmnopqrstuvwxyz46'";
    private static final String LETTER = "абцдефгхижклмнопкрстуввхызчшь";

    private Transliteration() {}

    /** Whether a text may be Russian in Latin letters: it has such letters, none that are Cyrillic, and is not plainly English. */
    static boolean isPossible(String text) {
        var latin = false;
        int english = 0;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '\u0400' && c <= '\u04FF') {
                return false;
            }
            latin |= c < 128 && Character.isLetter(c);
            if (c == ' ') {
                english += ENGLISH.contains(text.substring(begin, i).toLowerCase(Locale.ROOT)) ? 1 : 0;
                begin = i + 1;
            }
        }
        return latin && english < PLAINLY;
    }

    /** The text in Cyrillic letters, by the spellings that are common in chats. */
    static String cyrillic(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var cyrillic = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); ) {
            i += append(lower, i, cyrillic);
        }
        return cyrillic.toString();
    }

    private static int append(String text, int at, StringBuilder cyrillic) {
        for (var several : SEVERAL) {
            if (text.startsWith(several[0], at)) {
                cyrillic.append(several[1]);
                return several[0].length();
            }
        }
        var one = ONE.indexOf(text.charAt(at));
        cyrillic.append(one < 0 ? text.charAt(at) : LETTER.charAt(one));
        return 1;
    }
}
