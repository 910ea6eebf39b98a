package io.soulnear.dialogue.conversation.domain;

/**
 * One turn that is over.
 *
 * @param person what the person said
 * @param companion what was answered
 * @param crisis whether it was answered with help in a crisis
 */
public record Exchange(String person, String companion, boolean crisis) {}
