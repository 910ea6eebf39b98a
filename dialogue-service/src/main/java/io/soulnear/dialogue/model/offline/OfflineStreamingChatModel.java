package io.soulnear.dialogue.model.offline;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The offline companion where a stream is expected: sentence by sentence, all at once. */
@Singleton
@Named("offline")
final class OfflineStreamingChatModel implements StreamingChatModel {
    private final ChatModel whole;

    OfflineStreamingChatModel(@Named("offline") ChatModel whole) {
        this.whole = whole;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        try {
            var response = whole.chat(request);
            for (var sentence : response.aiMessage().text().split("(?<=[.!?…] )")) {
                handler.onPartialResponse(sentence);
            }
            handler.onCompleteResponse(response);
        } catch (RuntimeException e) {
            handler.onError(e);
        }
    }
}
