package io.soulnear.safety;

/** An alphabet with its lookalikes: letters of the other alphabet, digits and signs that people (or filters' opponents) type in its place. */
enum Alphabet {
    CYRILLIC("abcehikmnoprtuxy013456@", "авсеникмпоргтихуоизчсба"),
    LATIN("авсенікмоиртхуѕё013457@$!", "abcehikmouptxyseoieastasi");

    private final String lookalikes;
    private final String letters;

    Alphabet(String lookalikes, String letters) {
        this.lookalikes = lookalikes;
        this.letters = letters;
        if (lookalikes.length() != letters.length()) {
            throw new IllegalStateException("Every lookalike stands for one letter");
        }
    }

    boolean has(char c) {
        return switch (this) {
            case CYRILLIC -> c >= 'а' && c <= 'ё';
            case LATIN -> c >= 'a' && c <= 'z';
        };
    }

    /** Whether the text has at least one letter of this alphabet. */
    boolean isUsedIn(String text) {
        return text.chars().anyMatch(c -> has(Character.toLowerCase((char) c)));
    }

    /** The letter that {@code c} stands for inside a word of this alphabet. */
    char letter(char c) {
        var at = has(c) ? -1 : lookalikes.indexOf(c);
        return at < 0 ? c : letters.charAt(at);
    }

    /** Whether a word has a digit that can be read in two ways: 3 is taken for З by its looks, and for Е by those who write 3 for E. */
    boolean isAmbiguous(CharSequence word) {
        return this == CYRILLIC && word.chars().anyMatch(c -> c == '3');
    }

    /** The second reading of {@code c}, itself when there is but one. */
    char otherwise(char c) {
        return c == '3' ? 'е' : c;
    }

    /** The letter as it sounds: Russian vowels that are one when unstressed become one, the soft and the hard sign nothing (0). */
    char sound(char c) {
        if (this == LATIN) {
            return c;
        }
        return switch (c) {
            case 'о' -> 'а';
            case 'е', 'ё', 'э', 'ы', 'й' -> 'и';
            case 'ь', 'ъ' -> 0;
            default -> c;
        };
    }

    /** What a hidden letter ("k*ll") may be: vowels, as they sound. */
    String hidden() {
        return this == CYRILLIC ? "аиуюя" : "aeiou";
    }
}
