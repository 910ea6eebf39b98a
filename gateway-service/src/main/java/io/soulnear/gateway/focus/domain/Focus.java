package io.soulnear.gateway.focus.domain;

/** What a chat is busy with; its plain texts go there. A chat that nobody knows is in onboarding. */
public sealed interface Focus {
    /** Not registered yet: everything belongs to onboarding. */
    record Onboarding() implements Focus {}

    /** Talks to a companion. */
    record Dialogue(Mode mode) implements Focus {}

    /** Takes a quiz. */
    record Quiz() implements Focus {}

    /** Where everybody lands after onboarding, a finished quiz or the menu. */
    static Focus home() {
        return new Dialogue(Mode.HELPER);
    }

    /** The form that is stored; {@link #of} reads it back. */
    default String code() {
        return switch (this) {
            case Onboarding _ -> "onboarding";
            case Dialogue(var mode) -> mode.wireName();
            case Quiz _ -> "quiz";
        };
    }

    /**
     * Reads a stored form.
     *
     * @throws IllegalArgumentException for a code that {@link #code} never gives
     */
    static Focus of(String code) {
        return switch (code) {
            case "onboarding" -> new Onboarding();
            case "quiz" -> new Quiz();
            default ->
                new Dialogue(
                        Mode.of(code).orElseThrow(() -> new IllegalArgumentException("No focus is called " + code)));
        };
    }
}
