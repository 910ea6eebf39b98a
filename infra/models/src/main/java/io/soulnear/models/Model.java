package io.soulnear.models;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;

/**
 * A model on the other side of a network. Both ways of asking it block until it is done, and repeat nothing by themselves.
 *
 * @param place {@code primary} or {@code secondary}
 * @param provider {@code openai} or {@code gemini}
 * @param name as its provider names it
 * @param host where it is
 */
record Model(String place, String provider, String name, String host, ChatModel chat, StreamingChatModel streaming) {}
