package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.ScaleWords;
import io.soulnear.runtime.Language;
import java.util.List;

/** The questions, and the words that go with them. */
public interface Catalogue {
    /** Everything about a category in one language. */
    Bank bank(Category category, Language language);

    /** The questions of a new session; the same seed gives the same ones in every language. */
    List<Question> draw(Category category, Language language, long seed);

    /** The question in that language; as it is when it is not from here. */
    Question in(Language language, Category category, Question question);

    /** A step of the scale, as on its button. */
    String label(Level level, Language language);

    /** The ways in which people write the steps of the scale. */
    ScaleWords scaleWords();
}
