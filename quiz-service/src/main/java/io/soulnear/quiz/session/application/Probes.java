package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Questions that look into what is known of a person already, without a model: scales in place of scales. */
@Singleton
final class Probes {
    /** How many of a quiz's questions may look back. */
    static final int MOST = 2;

    /** What such a question sheds light on; no theme of any bank. */
    static final String THEME = "known";

    private final KnownPatterns patterns;
    private final Catalogue catalogue;
    private final Texts texts;

    Probes(KnownPatterns patterns, Catalogue catalogue, Texts texts) {
        this.patterns = patterns;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /** What is known and has to do with the session's category; at most {@value #MOST}. */
    List<KnownPattern> known(Session at, Language language) {
        return patterns.relevant(at.chat(), at.category(), language, MOST);
    }

    /** The questions from the fourth to the eighth with probes for the first scales among them; empty when nothing is known. */
    List<Question> among(Session.InProgress at, Language language, List<KnownPattern> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        var left = new ArrayList<>(known);
        return at.course().base().subList(Course.KNOWN, Course.BASE).stream()
                .map(question -> question instanceof Question.Scale && !left.isEmpty()
                        ? probe(left.removeFirst(), language)
                        : catalogue.in(language, at.category(), question))
                .toList();
    }

    private Question probe(KnownPattern pattern, Language language) {
        var title = pattern.title().strip();
        return new Question.Scale(
                Question.MADE + "known-" + pattern.slug(),
                THEME,
                texts.get(language, "quiz.probe", title),
                title.length() <= Question.GIST ? title : title.substring(0, Question.GIST - 1) + "…",
                false,
                false);
    }
}
