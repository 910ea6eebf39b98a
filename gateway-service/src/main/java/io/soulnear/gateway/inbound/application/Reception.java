package io.soulnear.gateway.inbound.application;

import io.soulnear.gateway.button.CallbackAnswers;
import io.soulnear.gateway.focus.domain.Incoming;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where all updates come in, whoever brings them: presses are answered at once, and everything is recorded. */
@Singleton
public final class Reception {
    private final Recorder recorder;
    private final CallbackAnswers answers;

    Reception(Recorder recorder, CallbackAnswers answers) {
        this.recorder = recorder;
        this.answers = answers;
    }

    /** Takes updates that came together; see {@link Recorder#record} for the result. */
    public CompletableFuture<Void> take(List<ReceivedUpdate> updates) {
        updates.forEach(this::answerPress);
        return recorder.record(updates);
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
