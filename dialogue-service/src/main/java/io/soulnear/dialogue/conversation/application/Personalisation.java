package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Portrait;

/** Decides message by message what of a person's profile is used. */
@FunctionalInterface
public interface Personalisation {
    /** What of the portrait may be used now; costs microseconds and never throws. */
    Portrait allowed(long chat, Portrait portrait);
}
