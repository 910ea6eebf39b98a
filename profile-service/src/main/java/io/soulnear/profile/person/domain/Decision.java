package io.soulnear.profile.person.domain;

/** What comes of an input. */
public sealed interface Decision {
    /** Nothing changes and nothing is said. */
    record Ignored() implements Decision {}

    /** The person is now {@code next} and sees {@code screen}. */
    record Answered(Person next, Screen screen) implements Decision {}

    /** A registered person is shown into a room, where the rest is decided. */
    record Admitted(Person next, Room room, String request) implements Decision {}

    /** The onboarding is finished. */
    record Registered(Person next, Card card, Screen screen) implements Decision {}

    /** Asked twice: everything about the person goes. */
    record Erased() implements Decision {}
}
