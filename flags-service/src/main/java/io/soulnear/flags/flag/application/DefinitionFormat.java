package io.soulnear.flags.flag.application;

import io.soulnear.flags.flag.domain.Difference;
import io.soulnear.flags.flag.domain.Reach;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What definitions look like; the only place that looks into them. */
public interface DefinitionFormat {
    /** The definition in its one written form, in which equal ones are equal texts. */
    String canonical(String definition);

    /** Why services could not use the definition; empty when they can. */
    Optional<String> flaw(String key, String definition);

    /** The same flag, on or off for everybody; empty when it has no such variant. */
    Optional<String> switched(String definition, Switch to);

    /** The same flag, on for that share of people and off for the others, 1 to 100 %; empty when it is not just on or off. */
    Optional<String> rolledOut(String definition, int percent);

    /** Who gets the flag: whoever gets a variant that is not {@code false}. */
    Reach reach(String definition);

    /** What a definition comes to: {@code on}, {@code off}, {@code 5 %}, {@code by rule}, {@code disabled} or a variant's name. */
    String glance(String definition);

    /** Where two definitions differ, in the order of their paths; all of {@code after} where there is nothing before. */
    List<Difference> differences(@Nullable String before, String after);

    /** The two positions of a plain flag. */
    enum Switch {
        ON,
        OFF
    }
}
