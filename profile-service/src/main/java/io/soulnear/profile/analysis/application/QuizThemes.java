package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.runtime.Language;
import java.util.Optional;

/** Which pattern a quiz's theme stands for. */
public interface QuizThemes {
    /** The pattern's theme; empty for one that stands for none. */
    Optional<Theme> of(Language language, String category, String theme);
}
