package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.conversation.domain.Talk;
import java.time.Duration;
import java.util.function.Consumer;

/** Who answers. */
@FunctionalInterface
public interface Companion {
    /** Given in place of a listener when nobody wants to hear: there is no use in writing bit by bit then. */
    Consumer<String> UNHEARD = _ -> {};

    /**
     * The reply, within the deadline of a model call in any case; never throws for what a model does wrong.
     *
     * @param spent what of the time until that deadline has gone already
     * @param soFar told the whole text so far while it is being written, one call after another, as often as the writing brings
     *     something new, from no particular thread; what was told may yet be replaced by the reply. Not told anything by who does
     *     not write bit by bit
     */
    Reply reply(Talk talk, Duration spent, Consumer<String> soFar);
}
