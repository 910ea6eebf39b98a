package io.soulnear.dialogue.model.application;

import dev.langchain4j.model.chat.ChatModel;

/**
 * A model on the other side of a network.
 *
 * @param provider as events and spans name it
 * @param name as its provider names it
 * @param chat without retries of its own
 */
public record RemoteModel(String provider, String name, ChatModel chat) {}
