package io.soulnear.dialogue.model.application;

import dev.langchain4j.model.chat.ChatModel;
import io.soulnear.dialogue.conversation.application.Companion;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.prompt.application.Prompts;
import io.soulnear.models.Answer;
import io.soulnear.models.ModelTelemetry;
import io.soulnear.models.Models;
import io.soulnear.models.Tokens;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever can answers: the remote models, else the offline companion, else an honest apology. */
@Singleton
public final class FallbackCompanion implements Companion {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackCompanion.class);

    private final Models models;
    private final ChatModel offline;
    private final ModelSwitch modelSwitch;
    private final Prompts prompts;
    private final Texts texts;
    private final ModelTelemetry telemetry;

    public FallbackCompanion(
            Models models,
            @Named("offline") ChatModel offline,
            ModelSwitch modelSwitch,
            Prompts prompts,
            Texts texts,
            ModelTelemetry telemetry) {
        this.models = models;
        this.offline = offline;
        this.modelSwitch = modelSwitch;
        this.prompts = prompts;
        this.texts = texts;
        this.telemetry = telemetry;
    }

    @Override
    public Reply reply(Talk talk, Consumer<String> soFar) {
        var start = System.nanoTime();
        if (models.areConfigured() && modelSwitch.isOn(talk.chat())) {
            var request = Requests.of(prompts.of(talk), talk);
            switch (models.ask(request, models.deadline())) {
                case Answer.Said said -> {
                    return said(said, start);
                }
                case Answer.CutShort _ -> telemetry.fellBack("offline", "cut");
                case Answer.None none -> telemetry.fellBack("offline", none.reason());
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

    private static Reply said(Answer.Said said, long start) {
        return new Reply(
                said.text(),
                said.provider(),
                said.model(),
                Prompts.VERSION,
                known(Tokens.in(said.response())),
                known(Tokens.out(said.response())),
                millisSince(start));
    }

    private static int known(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private Reply offline(Talk talk, long start) {
        var response = offline.chat(Requests.offline(talk));
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
}
