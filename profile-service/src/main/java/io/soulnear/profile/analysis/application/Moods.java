package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Mood;
import io.soulnear.runtime.Language;
import java.util.Optional;

/** Knows how people seem to feel. */
public interface Moods {
    /** The mood of a message; empty when it shows none. */
    Optional<Mood> of(Language language, String text);
}
