package io.soulnear.dialogue.model.application;

import dev.langchain4j.model.chat.ChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.dialogue.conversation.application.Companion;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.prompt.Prompts;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever can answers: the remote model, else the offline companion, else an honest apology. */
@Singleton
public final class FallbackCompanion implements Companion {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackCompanion.class);
    /** Ten turns, counted as companion.md does: what was said by either side. */
    private static final int SHOWN_TO_MODEL = 5;
    /** The offline companion looks farther back, so as not to repeat itself within ten replies. */
    private static final int SHOWN_OFFLINE = 10;

    private final @Nullable GuardedModel remote;
    private final ChatModel offline;
    private final ModelSwitch modelSwitch;
    private final Prompts prompts;
    private final Texts texts;
    private final ModelTelemetry telemetry;

    public FallbackCompanion(
            @Nullable RemoteModel remote,
            @Named("offline") ChatModel offline,
            ModelSwitch modelSwitch,
            ModelLimits limits,
            Prompts prompts,
            Texts texts,
            ModelTelemetry telemetry,
            MeterRegistry meters) {
        this.remote = remote == null ? null : new GuardedModel(remote, limits, telemetry, meters);
        this.offline = offline;
        this.modelSwitch = modelSwitch;
        this.prompts = prompts;
        this.texts = texts;
        this.telemetry = telemetry;
    }

    @Override
    public Reply reply(Talk talk, Consumer<String> soFar) {
        var start = System.nanoTime();
        if (remote != null && modelSwitch.isOn(talk.chat())) {
            try {
                return remotely(remote, talk, start);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while a model was asked", e);
            } catch (Exception e) {
                var reason = GuardedModel.reason(e);
                telemetry.fellBack("offline", reason);
                LOG.warn("No answer of the model: {} ({})", reason, e.getClass().getSimpleName());
            }
        }
        try {
            return offline(talk, start);
        } catch (RuntimeException e) {
            telemetry.fellBack("apology", "failed");
            LOG.error("The offline companion failed: {}", e.getClass().getSimpleName());
            return apology(talk, start);
        }
    }

    private Reply remotely(GuardedModel model, Talk talk, long start) throws Exception {
        var response = model.chat(Requests.of(prompts.system(talk), talk, SHOWN_TO_MODEL));
        return new Reply(
                response.aiMessage().text().strip(),
                model.provider(),
                model.name(),
                Prompts.VERSION,
                Tokens.in(response),
                Tokens.out(response),
                millisSince(start));
    }

    private Reply offline(Talk talk, long start) {
        var response = offline.chat(Requests.of("offline", talk, SHOWN_OFFLINE));
        return new Reply(
                response.aiMessage().text(), "offline", "reflective", Prompts.VERSION, 0, 0, millisSince(start));
    }

    private Reply apology(Talk talk, long start) {
        var text = texts.get(Language.of(talk.language().getLanguage()), "apology.speechless");
        return new Reply(text, "none", "none", Prompts.VERSION, 0, 0, millisSince(start));
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @PreDestroy
    void close() {
        if (remote != null) {
            remote.close();
        }
    }
}
