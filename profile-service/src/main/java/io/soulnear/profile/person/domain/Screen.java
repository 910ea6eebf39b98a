package io.soulnear.profile.person.domain;

import org.jspecify.annotations.Nullable;

/** What the person sees next: a line about what they just did, then what is open. Always one message. */
public record Screen(Note note, Body body) {
    /** The first line. */
    public enum Note {
        NONE,
        NAME_UNREADABLE,
        AGE_UNREADABLE,
        AGE_TOO_HIGH,
        GENDER_UNREADABLE,
        PRESS_A_BUTTON,
        STALE_BUTTON,
        UNKNOWN_COMMAND,
        UNSUPPORTED,
        ONBOARDING_FIRST,
        LANGUAGE_SET,
        NOTHING_ERASED,
        WRITE_AGAIN
    }

    /** What is open, with its buttons. */
    public sealed interface Body {}

    public record AskConsent() implements Body {}

    public record AskName() implements Body {}

    public record AskAge(Name name) implements Body {}

    public record AskGender() implements Body {}

    public record TooYoung() implements Body {}

    /**
     * The onboarding is done.
     *
     * @param quiz the category to offer, or null for the main menu
     */
    public record Welcome(Name name, @Nullable String quiz) implements Body {}

    public record QuizOffer(String category) implements Body {}

    public record Menu() implements Body {}

    public record Help() implements Body {}

    public record Languages() implements Body {}

    public record ForgetOnce(String token) implements Body {}

    public record ForgetTwice(String token) implements Body {}
}
