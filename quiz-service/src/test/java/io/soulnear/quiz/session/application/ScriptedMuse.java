package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A muse that says what it is told to say, when it is told to. */
final class ScriptedMuse implements Muse {
    boolean isThere;
    boolean fails;
    final CompletableFuture<Void> pace = new CompletableFuture<>();
    final AtomicInteger asked = new AtomicInteger();
    List<Finding> findings = List.of();
    List<Question> followUps = List.of();

    @Override
    public boolean isThere(ChatId chat) {
        return isThere;
    }

    @Override
    public List<Question> questions(Session.InProgress at, Bank bank, Language language, List<KnownPattern> known)
            throws Uninspired {
        think();
        return at.questions().subList(Course.KNOWN, Course.BASE).stream()
                .map(ScriptedMuse::made)
                .toList();
    }

    @Override
    public Input.Insight insight(Session.InProgress at, Bank bank, Language language, @Nullable Question named)
            throws Uninspired {
        think();
        return new Input.Insight(at.id(), findings, followUps);
    }

    private void think() throws Uninspired {
        asked.incrementAndGet();
        pace.join();
        if (fails) {
            throw new Uninspired("timeout");
        }
    }

    private static Question made(Question question) {
        var id = Question.MADE + question.id();
        return switch (question) {
            case Question.Text it -> new Question.Text(id, it.theme(), "Made: " + it.text(), it.isScenario());
            case Question.Scale it ->
                new Question.Scale(id, it.theme(), "Made: " + it.text(), it.gist(), it.isScenario(), it.isReversed());
            case Question.Choice it ->
                new Question.Choice(id, it.theme(), "Made: " + it.text(), it.isScenario(), it.options());
        };
    }
}
