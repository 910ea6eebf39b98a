package io.soulnear.profile.analysis.domain;

import java.time.Instant;

/** A pattern that the person does not want to see. */
public sealed interface Shunned {
    String slug();

    /** Not me: neither it nor anything like it comes back. */
    record Rejected(String slug, Theme theme) implements Shunned {}

    /** Forget it: what was said before does not bring it back. */
    record Forgotten(String slug, Instant at) implements Shunned {}
}
