package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.conversation.domain.Talk;

/** Who answers. */
@FunctionalInterface
public interface Companion {
    /** The reply, within the deadline of a model call in any case; never throws for what a model does wrong. */
    Reply reply(Talk talk);
}
