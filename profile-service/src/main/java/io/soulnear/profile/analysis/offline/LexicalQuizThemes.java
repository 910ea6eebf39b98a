package io.soulnear.profile.analysis.offline;

import io.soulnear.profile.analysis.application.QuizThemes;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The themes of the quizzes as patterns of the lexicons. */
@Singleton
final class LexicalQuizThemes implements QuizThemes {
    private static final Map<String, String> SLUGS = Map.ofEntries(
            Map.entry("confidence/critic", "self-criticism"),
            Map.entry("confidence/comparison", "comparison"),
            Map.entry("confidence/waiting", "self-doubt"),
            Map.entry("fears/avoiding", "avoidance"),
            Map.entry("fears/control", "need-for-control"),
            Map.entry("fears/judgement", "fear-of-rejection"),
            Map.entry("money/worry", "money-anxiety"),
            Map.entry("relationships/silence", "avoidance"),
            Map.entry("relationships/pleasing", "people-pleasing"),
            Map.entry("relationships/distance", "fear-of-rejection"));

    private final Lexicons lexicons;

    LexicalQuizThemes(Lexicons lexicons) {
        this.lexicons = lexicons;
    }

    @Override
    public Optional<Theme> of(Language language, String category, String theme) {
        return Optional.ofNullable(SLUGS.get(category + "/" + theme))
                .flatMap(slug -> lexicons.of(language).pattern(slug))
                .map(known -> known.theme(language.code()));
    }
}
