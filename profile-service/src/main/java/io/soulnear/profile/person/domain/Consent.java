package io.soulnear.profile.person.domain;

import java.time.Instant;
import java.util.Set;

/**
 * A person's agreement to what the consent screen says.
 *
 * @param version which wording of the screen was agreed to
 * @param givenAt when the agreement was given
 */
public record Consent(int version, Instant givenAt) {
    /** The wording of the consent screen in use; to be raised when what it promises changes. */
    public static final int CURRENT_VERSION = 1;

    private static final Set<String> AGREEMENTS = Set.of(
            "согласен",
            "согласна",
            "я согласен",
            "я согласна",
            "да",
            "да согласен",
            "да согласна",
            "да я согласен",
            "да я согласна",
            "соглашаюсь",
            "принимаю",
            "хорошо",
            "ок",
            "окей",
            "yes",
            "yes i agree",
            "yes i do",
            "i agree",
            "agree",
            "agreed",
            "i accept",
            "accept",
            "i consent",
            "ok",
            "okay");

    /** Whether typed words say nothing but "I agree". */
    static boolean isGivenBy(String typed) {
        return AGREEMENTS.contains(Words.phrase(typed));
    }
}
