package io.soulnear.gateway.focus.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who answers an update.
 *
 * @param mode the companion, when {@code to} is dialogue
 * @param action the pressed button's action without its service, {@link #STALE} for a refused button; only for buttons
 * @param leavesQuiz whether this update takes the chat away from a quiz
 */
public record Route(To to, @Nullable Mode mode, @Nullable String action, boolean leavesQuiz) {
    /** The action of a button that is refused. */
    public static final String STALE = "stale";

    /** The services that answer; none: the update is recorded and not answered. */
    public enum To {
        PROFILE,
        DIALOGUE,
        QUIZ,
        FLAGS,
        NONE;

        /** The name used in events. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Route {
        if ((mode != null) != (to == To.DIALOGUE)) {
            throw new IllegalArgumentException("A mode goes with dialogue and only with it");
        }
    }

    /** Profile answers. */
    static Route profile(@Nullable String action) {
        return new Route(To.PROFILE, null, action, false);
    }

    /** The companion answers. */
    static Route dialogue(Mode mode, @Nullable String action) {
        return new Route(To.DIALOGUE, mode, action, false);
    }

    /** Quiz answers. */
    static Route quiz(@Nullable String action) {
        return new Route(To.QUIZ, null, action, false);
    }

    /** The administration of flags answers. */
    static Route flags(@Nullable String action) {
        return new Route(To.FLAGS, null, action, false);
    }

    /** Nobody answers. */
    static Route none() {
        return new Route(To.NONE, null, null, false);
    }

    /** The form that is stored; {@link #of} reads it back. */
    public String code() {
        return String.join(
                "|",
                to.wireName(),
                mode == null ? "" : mode.wireName(),
                leavesQuiz ? "left" : "",
                action == null ? "" : action);
    }

    /**
     * Reads a stored form.
     *
     * @throws IllegalArgumentException for a code that {@link #code} never gives
     */
    public static Route of(String code) {
        var parts = code.split("\\|", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("Not a route: " + code);
        }
        return new Route(
                To.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                parts[1].isEmpty() ? null : Mode.of(parts[1]).orElseThrow(IllegalArgumentException::new),
                parts[3].isEmpty() ? null : parts[3],
                !parts[2].isEmpty());
    }
}
