package io.soulnear.dialogue.prompt.domain;

import java.util.List;
import java.util.function.Predicate;

/**
 * How a person writes, as far as their last texts show it; what does not show is false.
 *
 * @param brief mostly a few words
 * @param extensive mostly whole paragraphs
 * @param lowercase hardly ever a capital
 * @param emoji in many texts
 * @param formal whole sentences, begun with a capital and ended with a stop
 */
public record Writing(boolean brief, boolean extensive, boolean lowercase, boolean emoji, boolean formal) {
    /** Of someone of whom there is too little to tell. */
    public static final Writing UNKNOWN = new Writing(false, false, false, false, false);

    private static final int LAST = 10;
    private static final int ENOUGH = 3;
    private static final int BRIEF_WORDS = 8;
    private static final int EXTENSIVE_WORDS = 40;
    private static final double MOST = 0.7;
    private static final double MANY = 0.3;

    /** @param texts the person's, oldest first; the last ten count */
    public static Writing of(List<String> texts) {
        var last = texts.subList(Math.max(0, texts.size() - LAST), texts.size());
        if (last.size() < ENOUGH) {
            return UNKNOWN;
        }
        var middle = last.stream()
                .map(text -> Lexicon.words(text).size())
                .sorted()
                .toList()
                .get(last.size() / 2);
        var emoji = share(last, Writing::hasEmoji) >= MANY;
        return new Writing(
                middle <= BRIEF_WORDS,
                middle >= EXTENSIVE_WORDS,
                share(last, Writing::isLowercase) >= MOST,
                emoji,
                !emoji && share(last, Writing::isWritten) >= MOST);
    }

    private static double share(List<String> texts, Predicate<String> is) {
        return (double) texts.stream().filter(is).count() / texts.size();
    }

    private static boolean isLowercase(String text) {
        return text.codePoints().noneMatch(Character::isUpperCase)
                && text.codePoints().anyMatch(Character::isLowerCase);
    }

    private static boolean hasEmoji(String text) {
        return text.codePoints().anyMatch(Character::isEmojiPresentation);
    }

    private static boolean isWritten(String text) {
        var stripped = text.strip();
        return !stripped.isEmpty()
                && Character.isUpperCase(stripped.codePointAt(0))
                && ".!?…".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
    }
}
