package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.application.Reply.Button;
import io.soulnear.quiz.session.application.Reply.Message;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What earlier quizzes came to, told once more. */
@Singleton
final class Archive {
    /** How many are offered. */
    private static final int SHOWN = 8;

    private final Sessions sessions;
    private final Results results;
    private final Texts texts;

    Archive(Sessions sessions, Results results, Texts texts) {
        this.sessions = sessions;
        this.results = results;
        this.texts = texts;
    }

    /** The quizzes to choose from. */
    List<Message> list(ChatId chat, Language language) {
        var completed = sessions.completed(chat, SHOWN);
        var rows = new ArrayList<List<Button>>();
        completed.forEach(
                session -> rows.add(List.of(new Button(results.title(session, language), Buttons.result(session)))));
        rows.add(List.of(new Button(texts.get(language, "quiz.button.browse"), Buttons.BROWSE)));
        return List.of(Message.plain(
                texts.get(language, completed.isEmpty() ? "quiz.results.none" : "quiz.results.choose"), rows));
    }

    /** One of them; the list when it is not among the chat's. */
    List<Message> one(ChatId chat, Language language, String tag) {
        return sessions.completed(chat, SHOWN).stream()
                .filter(session -> isTagged(session, tag))
                .findFirst()
                .map(session -> results.again(session, language))
                .orElseGet(() -> list(chat, language));
    }

    private static boolean isTagged(Session session, String tag) {
        return session.id().tag().equals(tag);
    }
}
