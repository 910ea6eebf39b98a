package io.soulnear.dialogue.model.application;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.soulnear.dialogue.conversation.application.Companion;
import io.soulnear.dialogue.conversation.domain.ModelCall;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.prompt.application.Prompts;
import io.soulnear.dialogue.wording.domain.Wording;
import io.soulnear.models.Answer;
import io.soulnear.models.Call;
import io.soulnear.models.Deadline;
import io.soulnear.models.ModelTelemetry;
import io.soulnear.models.Models;
import io.soulnear.models.Tokens;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import io.soulnear.safety.OutputCheck;
import io.soulnear.safety.Told;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever can answers: the remote models, else the offline companion, else an honest apology. */
@Singleton
public final class FallbackCompanion implements Companion {
    private static final Logger LOG = LoggerFactory.getLogger(FallbackCompanion.class);
    /** How often a reply is asked for when what comes must not be said. */
    private static final int TRIES = 2;

    private final Models models;
    private final ChatModel offline;
    private final ModelSwitch modelSwitch;
    private final Prompts prompts;
    private final OutputCheck check;
    private final Texts texts;
    private final ModelTelemetry telemetry;

    public FallbackCompanion(
            Models models,
            @Named("offline") ChatModel offline,
            ModelSwitch modelSwitch,
            Prompts prompts,
            OutputCheck check,
            Texts texts,
            ModelTelemetry telemetry) {
        this.models = models;
        this.offline = offline;
        this.modelSwitch = modelSwitch;
        this.prompts = prompts;
        this.check = check;
        this.texts = texts;
        this.telemetry = telemetry;
    }

    @Override
    public Reply reply(Talk talk, Duration spent, Consumer<String> soFar) {
        var start = System.nanoTime();
        var calls = new ArrayList<Call>();
        var reply = models.areConfigured() && modelSwitch.isOn(talk.chat())
                ? remotely(talk, models.deadline(spent), soFar, start, calls)
                : Optional.<Reply>empty();
        return reply.orElseGet(() -> withoutModel(talk, start))
                .after(calls.stream().map(FallbackCompanion::accounted).toList());
    }

    /** A reply that fails the check is asked for once more. */
    private Optional<Reply> remotely(
            Talk talk, Deadline deadline, Consumer<String> soFar, long start, List<Call> calls) {
        var request = Requests.of(prompts.of(talk), talk);
        var told = told(request);
        var reason = "";
        for (int i = 0; i < TRIES; i++) {
            var answer = ask(request, deadline, told, soFar);
            calls.addAll(answer.calls());
            switch (answer) {
                case Answer.Said said -> {
                    var violation = check.check(said.text(), told);
                    if (violation.isEmpty()) {
                        return Optional.of(said(said, start));
                    }
                    reason = violation.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
                    LOG.warn("A reply is withheld: {}", reason);
                }
                case Answer.CutShort cut -> {
                    return cut(cut, told, talk, start);
                }
                case Answer.None none -> {
                    telemetry.fellBack("offline", none.reason());
                    return Optional.empty();
                }
            }
        }
        telemetry.fellBack("offline", reason);
        return Optional.empty();
    }

    private Answer ask(ChatRequest request, Deadline deadline, Told told, Consumer<String> soFar) {
        return soFar == UNHEARD
                ? models.ask(request, deadline)
                : models.ask(request, deadline, new Shown(check, told, soFar, System::nanoTime));
    }

    /** What was said in whole sentences stays, and that it broke off is said; less than that is no reply. */
    private Optional<Reply> cut(Answer.CutShort cut, Told told, Talk talk, long start) {
        var whole = Wording.whole(cut.text());
        if (whole.isEmpty() || check.check(whole, told).isPresent()) {
            telemetry.fellBack("offline", "cut");
            return Optional.empty();
        }
        var text = whole.length() == cut.text().strip().length()
                ? whole
                : whole + "\n\n" + texts.get(language(talk), "reply.cut");
        return Optional.of(new Reply(text, cut.provider(), cut.model(), Prompts.VERSION, 0, 0, millisSince(start)));
    }

    private Reply withoutModel(Talk talk, long start) {
        try {
            return offline(talk, start);
        } catch (RuntimeException e) {
            telemetry.fellBack("apology", "failed");
            LOG.error("The offline companion failed: {}", e.getClass().getSimpleName());
            return apology(talk, start);
        }
    }

    private static Told told(ChatRequest request) {
        var instructions = new StringBuilder();
        var said = new ArrayList<String>();
        for (var message : request.messages()) {
            switch (message) {
                case SystemMessage system -> instructions.append(system.text()).append('\n');
                case UserMessage person when person.hasSingleText() -> said.add(person.singleText());
                case AiMessage companion when companion.text() != null -> said.add(companion.text());
                default -> {}
            }
        }
        return new Told(instructions.toString(), said);
    }

    private static ModelCall accounted(Call call) {
        return new ModelCall(
                call.provider(),
                call.model(),
                call.outcome(),
                call.tokensIn(),
                call.tokensOut(),
                call.costMicros(),
                call.latencyMillis(),
                call.firstTokenMillis());
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
        var text = texts.get(language(talk), "apology.speechless");
        return new Reply(text, "none", "none", Prompts.VERSION, 0, 0, millisSince(start));
    }

    private static Language language(Talk talk) {
        return Language.of(talk.language().getLanguage());
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
