package io.soulnear.models;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/** {@link Models} where LangChain4j expects one model: each question has the whole deadline, and fails when nobody answers. */
final class RemoteChatModel implements ChatModel {
    private final Models models;

    RemoteChatModel(Models models) {
        this.models = models;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return switch (models.ask(request, models.deadline())) {
            case Answer.Said said -> said.response();
            case Answer.CutShort _ -> throw new LangChain4jException("No model answered: cut");
            case Answer.None none -> throw new LangChain4jException("No model answered: " + none.reason());
        };
    }
}
