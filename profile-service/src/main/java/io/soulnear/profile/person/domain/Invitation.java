package io.soulnear.profile.person.domain;

import java.util.Set;
import java.util.regex.Pattern;

/** What a deep link carried: the payload of {@code /start}. */
public sealed interface Invitation {
    record None() implements Invitation {}

    /** The link promised this quiz. */
    record Quiz(String category) implements Invitation {}

    /** Another person invited this one. */
    record Referral(String code) implements Invitation {}

    record Campaign(String name) implements Invitation {}

    /** Reads a payload: at most 64 of the characters that Telegram allows there; anything else is no invitation. */
    static Invitation read(String payload) {
        if (!Payloads.ALLOWED.matcher(payload).matches()) {
            return new None();
        }
        if (payload.startsWith("quiz_") && Payloads.QUIZZES.contains(payload.substring(5))) {
            return new Quiz(payload.substring(5));
        }
        if (payload.startsWith("ref_") && payload.length() > 4) {
            return new Referral(payload.substring(4));
        }
        return new Campaign(payload);
    }
}

/** What a payload may be made of. */
final class Payloads {
    static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    static final Set<String> QUIZZES = Set.of("relationships", "money", "confidence", "fears");

    private Payloads() {}
}
