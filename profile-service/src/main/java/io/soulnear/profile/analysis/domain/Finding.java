package io.soulnear.profile.analysis.domain;

import java.util.List;

/**
 * What an analysis claims to have found; nothing in it is proven yet.
 *
 * @param claims words that the person is said to have said
 * @param confidence from 0 to 1
 */
public record Finding(Theme theme, List<String> claims, double confidence) {
    public Finding {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence is from 0 to 1");
        }
        claims = List.copyOf(claims);
    }
}
