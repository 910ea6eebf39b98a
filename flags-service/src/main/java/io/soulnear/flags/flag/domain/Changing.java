package io.soulnear.flags.flag.domain;

import org.jspecify.annotations.Nullable;

/** The rules for changing a flag: a change is made to the version that its author has seen, or not at all. */
public final class Changing {
    private Changing() {}

    /**
     * Decides on a new definition, which must have been found valid.
     *
     * @param current the flag as it is; null when there is none
     * @param seen the version that the author of the change has seen; 0 to make a new flag
     */
    public static Decision redefine(@Nullable Flag current, String key, long seen, String definition, Change change) {
        if (current == null) {
            return seen == 0
                    ? changed(null, key, 1, definition, change)
                    : new Decision.Refused(Refusal.UNKNOWN_FLAG, "There is no flag " + key);
        }
        if (current.version() != seen) {
            return new Decision.Refused(
                    Refusal.STALE_VERSION, "The flag is in version " + current.version() + ", not " + seen);
        }
        return current.definition().equals(definition)
                ? new Decision.Unchanged(current)
                : changed(current.definition(), key, seen + 1, definition, change);
    }

    private static Decision changed(
            @Nullable String before, String key, long version, String definition, Change change) {
        return new Decision.Changed(
                new Flag(key, version, definition, change), new Revision(key, version, before, definition, change));
    }
}
