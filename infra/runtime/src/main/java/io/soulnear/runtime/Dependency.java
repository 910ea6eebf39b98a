package io.soulnear.runtime;

/** Something that the service needs and does not own. */
public interface Dependency {
    /** Its name, as readiness shows it to operators. */
    String name();

    /** Whether the service can't do its work without it. */
    default boolean isEssential() {
        return true;
    }

    /** Whether it answers now; may take up to a second. */
    boolean isThere();
}
