package io.soulnear.profile.entitlement.domain;

import java.time.Duration;
import java.time.Instant;

/** What a person may use. */
public sealed interface Entitlement {
    /** Whether premium holds at that time. */
    default boolean isPremium(Instant at) {
        return switch (this) {
            case Free _ -> false;
            case Premium(var until, var _) -> until.isAfter(at);
        };
    }

    /**
     * This and so much more premium: after what is left of it, or from {@code at} on.
     *
     * @param source where it comes from, like {@code referral}
     * @throws IllegalArgumentException when the time is not positive
     */
    default Premium extended(Duration by, String source, Instant at) {
        if (!by.isPositive()) {
            throw new IllegalArgumentException("Not a time to grant");
        }
        var from = this instanceof Premium(var until, var _) && until.isAfter(at) ? until : at;
        return new Premium(from.plus(by), source);
    }

    record Free() implements Entitlement {}

    /**
     * Everything, for a time.
     *
     * @param until when the person is free again
     */
    record Premium(Instant until, String source) implements Entitlement {}
}
