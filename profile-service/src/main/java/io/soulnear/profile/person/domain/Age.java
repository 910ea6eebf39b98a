package io.soulnear.profile.person.domain;

import java.util.Set;
import java.util.regex.Pattern;

/** How old a person is, as far as they want to say. */
public sealed interface Age {
    /** The youngest age served, in years. */
    int LEAST = 13;

    /** The highest age believed, in years. */
    int MOST = 100;

    /** An age in years, {@value #LEAST}–{@value #MOST}. */
    record Years(int value) implements Age {
        public Years {
            if (value < LEAST || value > MOST) {
                throw new IllegalArgumentException("An age outside of " + LEAST + "–" + MOST);
            }
        }
    }

    /** The person chose not to say. */
    record Undisclosed() implements Age {}

    /** What was made of a typed age. */
    sealed interface Reading {
        record Given(Age age) implements Reading {}

        record TooYoung() implements Reading {}

        record TooHigh() implements Reading {}

        record Unreadable() implements Reading {}
    }

    /**
     * Reads an age in digits of any script, with the words people put around it ("25 лет", "I'm 25"). Any other word makes
     * it unreadable: "I have 2 cats" is nobody's age.
     */
    static Reading read(String typed) {
        if (Words.decline(typed)) {
            return new Reading.Given(new Undisclosed());
        }
        var words = Words.of(typed);
        var numbers = words.stream()
                .filter(word -> Character.isDigit(word.codePointAt(0)))
                .toList();
        if (numbers.size() != 1
                || AgeWords.NEGATIVE.matcher(typed).find()
                || !words.stream()
                        .allMatch(word -> word.equals(numbers.getFirst()) || AgeWords.AROUND.contains(word))) {
            return new Reading.Unreadable();
        }
        var years = years(numbers.getFirst());
        if (years > MOST) {
            return new Reading.TooHigh();
        }
        return years < LEAST ? new Reading.TooYoung() : new Reading.Given(new Years(years));
    }

    private static int years(String digits) {
        return digits.codePoints()
                .map(digit -> Character.digit(digit, 10))
                .reduce(0, (years, digit) -> Math.min(years * 10 + digit, MOST + 1));
    }
}

/** What may stand around a typed age. */
final class AgeWords {
    static final Pattern NEGATIVE = Pattern.compile("[-−–]\\s*\\p{Nd}");
    static final Set<String> AROUND = Set.of(
            "мне",
            "сейчас",
            "уже",
            "лет",
            "год",
            "года",
            "годов",
            "годика",
            "г",
            "л",
            "полных",
            "исполнилось",
            "возраст",
            "мой",
            "i",
            "m",
            "am",
            "im",
            "my",
            "age",
            "is",
            "years",
            "year",
            "old",
            "y",
            "o",
            "yo",
            "yr",
            "yrs",
            "just",
            "turned",
            "now");

    private AgeWords() {}
}
