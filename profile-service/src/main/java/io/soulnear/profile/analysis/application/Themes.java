package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.runtime.Language;
import java.util.Optional;

/** Themes that are known in several languages. */
public interface Themes {
    /** The theme in that language; empty when it is known in one only. */
    Optional<Theme> in(Language language, String slug);
}
