package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Talk;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The talk that a message would lead to, without its being said. */
@Singleton
public final class Preview {
    private final Turns turns;
    private final Personalisation personalisation;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public Preview(Turns turns, Personalisation personalisation, Supplier<UUID> ids, Clock clock) {
        this.turns = turns;
        this.personalisation = personalisation;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The talk as it would be now.
     *
     * @param text what the person would say; null for what they said last, with the turns before it
     * @return empty when there is no text, and nothing was said in that mode
     */
    public Optional<Talk> of(long chat, Mode mode, @Nullable String text) {
        var message = new Message(ids.get(), chat, mode, text == null ? "" : text, clock.instant());
        var context = turns.context(message, Conversing.MEMORY);
        if (text != null) {
            return Optional.of(Conversing.talk(message, context, "", personalisation));
        }
        var history = context.history();
        if (history.isEmpty()) {
            return Optional.empty();
        }
        var before = new Recorded.Context(
                history.subList(0, history.size() - 1), context.summary(), context.person(), context.portrait());
        var last = new Message(message.turn(), chat, mode, history.getLast().person(), message.at());
        return Optional.of(Conversing.talk(last, before, "", personalisation));
    }
}
