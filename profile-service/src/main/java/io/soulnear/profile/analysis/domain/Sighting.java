package io.soulnear.profile.analysis.domain;

import java.util.List;

/** A finding after its evidence was looked at. */
public record Sighting(Theme theme, List<Quote> quotes, double confidence) {
    public Sighting {
        quotes = List.copyOf(quotes);
    }
}
