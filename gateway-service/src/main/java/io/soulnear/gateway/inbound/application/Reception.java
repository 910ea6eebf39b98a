package io.soulnear.gateway.inbound.application;

import io.soulnear.gateway.button.CallbackAnswers;
import io.soulnear.gateway.focus.domain.Incoming;
import io.soulnear.messaging.Aside;
import io.soulnear.messaging.Messaging;
import io.soulnear.messaging.UnreadableEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where all updates come in, whoever brings them: presses are answered at once, everything is recorded, and what can't be read is put
 * among the dead letters.
 */
@Singleton
public final class Reception {
    private final Recorder recorder;
    private final CallbackAnswers answers;
    private final Aside aside;

    Reception(Recorder recorder, CallbackAnswers answers, Messaging messaging) {
        this.recorder = recorder;
        this.answers = answers;
        this.aside = messaging.aside(UpdateEvents.TOPIC, "gateway-inbound");
    }

    /** Takes updates that came together; see {@link Recorder#record} for the result. */
    public CompletableFuture<Void> take(List<ReceivedUpdate> updates) {
        updates.forEach(this::answerPress);
        return recorder.record(updates);
    }

    /** Puts aside what can't be recorded; done when Kafka has it, failed when Kafka does not take it now. */
    public CompletableFuture<Void> putAside(UnreadableUpdate update) {
        return CompletableFuture.runAsync(
                () -> aside.put(update.json(), new UnreadableEvent(update.why())),
                task -> Thread.ofVirtual().name("dead-letter").start(task));
    }

    private void answerPress(ReceivedUpdate update) {
        var callback = update.callback();
        if (callback != null) {
            if (update.incoming() instanceof Incoming.RefusedButton) {
                answers.refuse(callback.id(), callback.languageCode());
            } else {
                answers.accept(callback.id());
            }
        }
    }
}
