package io.soulnear.profile.person.domain;

/** What a person did, as far as the reception understands it. */
public sealed interface Input {
    record Start(Invitation invitation) implements Input {}

    record ShowMenu() implements Input {}

    record ShowHelp() implements Input {}

    record ShowLanguages() implements Input {}

    /**
     * Another language is wanted.
     *
     * @param code ru or en; which of them, matters only for how things are said
     */
    record LanguageChosen(String code) implements Input {}

    /**
     * A room is wanted.
     *
     * @param request what in it; empty for the room itself
     */
    record Enter(Room room, String request) implements Input {}

    record UnknownCommand() implements Input {}

    /** A sticker, a location, a type of update nobody knows. */
    record Unsupported() implements Input {}

    /** A button that the gateway or this service refuses. */
    record StaleButton() implements Input {}

    /** Words of a crisis: others have sent help, and they answer no question. */
    record Distress() implements Input {}

    /** An edit of an earlier message: never answered. */
    record Edit() implements Input {}

    /**
     * A request to be forgotten.
     *
     * @param token names the screen that will ask
     */
    record ForgetMe(String token) implements Input {}

    /**
     * "Yes, erase" on one of the two screens.
     *
     * @param token names the screen on which it was pressed
     * @param next names the screen that asks the second time
     */
    record Erase(String token, String next) implements Input {}

    /** "Keep everything" on the screen that the token names. */
    record Keep(String token) implements Input {}

    /** What can answer a question of the onboarding. */
    sealed interface Answer extends Input {}

    record Text(String text) implements Answer {}

    record Agree() implements Answer {}

    record AgeSkipped() implements Answer {}

    record GenderChosen(Gender gender) implements Answer {}
}
