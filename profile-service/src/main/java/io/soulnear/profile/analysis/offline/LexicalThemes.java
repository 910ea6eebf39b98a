package io.soulnear.profile.analysis.offline;

import io.soulnear.profile.analysis.application.Themes;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The themes of the lexicons. */
@Singleton
final class LexicalThemes implements Themes {
    private final Lexicons lexicons;

    LexicalThemes(Lexicons lexicons) {
        this.lexicons = lexicons;
    }

    @Override
    public Optional<Theme> in(Language language, String slug) {
        return lexicons.of(language).pattern(slug).map(known -> known.theme(language.code()));
    }
}
