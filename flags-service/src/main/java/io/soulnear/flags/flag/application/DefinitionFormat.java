package io.soulnear.flags.flag.application;

import java.util.Optional;

/** What definitions look like; the only place that looks into them. */
public interface DefinitionFormat {
    /** The definition in its one written form, in which equal ones are equal texts. */
    String canonical(String definition);

    /** Why services could not use the definition; empty when they can. */
    Optional<String> flaw(String key, String definition);

    /** The same flag, on or off for everybody; empty when it has no such variant. */
    Optional<String> switched(String definition, Switch to);

    /** The two positions of a plain flag. */
    enum Switch {
        ON,
        OFF
    }
}
