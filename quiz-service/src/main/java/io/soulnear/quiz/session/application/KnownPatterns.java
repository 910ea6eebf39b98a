package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.runtime.Language;
import java.util.List;

/** What comes up again in what people said outside of quizzes. */
public interface KnownPatterns {
    /** The most confident ones that have to do with the category and are told in that language; at most so many. */
    List<KnownPattern> relevant(ChatId chat, Category category, Language language, int limit);
}
