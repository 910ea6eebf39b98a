package io.soulnear.models;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.function.UnaryOperator;

/**
 * A model on the other side of a network. Both ways of asking it block until it is done, and repeat nothing by themselves.
 *
 * @param place {@code primary} or {@code secondary}
 * @param provider {@code openai} or {@code gemini}
 * @param name as its provider names it
 * @param host where it is
 * @param fitted makes of a question one that the model takes
 */
record Model(
        String place,
        String provider,
        String name,
        String host,
        ChatModel chat,
        StreamingChatModel streaming,
        UnaryOperator<ChatRequest> fitted) {}
