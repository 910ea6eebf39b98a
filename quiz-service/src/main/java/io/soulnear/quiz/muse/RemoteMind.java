package io.soulnear.quiz.muse;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import io.soulnear.models.Accounts;
import io.soulnear.models.Answer;
import io.soulnear.models.Deadline;
import io.soulnear.models.Models;
import io.soulnear.quiz.session.application.Muse.Uninspired;
import io.soulnear.quiz.session.domain.ChatId;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The models that are configured for all services. */
@Singleton
final class RemoteMind implements Mind {
    /** Later than this nothing is of use: the person is further by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Five questions in Russian take about half of it. */
    private static final int TOKENS = 2_000;

    private final Models models;
    private final Accounts accounts;

    RemoteMind(Models models, Accounts accounts) {
        this.models = models;
        this.accounts = accounts;
    }

    @Override
    public boolean isThere() {
        return models.areConfigured();
    }

    @Override
    public String answer(ChatId chat, String task, String data) throws Uninspired {
        var request = ChatRequest.builder()
                .messages(SystemMessage.from(task), UserMessage.from(data))
                .responseFormat(ResponseFormat.JSON)
                .maxOutputTokens(TOKENS)
                .build();
        var answer = models.ask(request, Deadline.in(PATIENCE));
        accounts.made(chat.value(), "quiz", answer.calls());
        return switch (answer) {
            case Answer.Said said -> said.text();
            case Answer.CutShort _ -> throw new Uninspired("cut");
            case Answer.None none -> throw new Uninspired(none.reason());
        };
    }
}
