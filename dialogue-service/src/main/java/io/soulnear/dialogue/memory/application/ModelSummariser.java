package io.soulnear.dialogue.memory.application;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.memory.domain.Extract;
import io.soulnear.dialogue.model.application.ModelSwitch;
import io.soulnear.models.Accounts;
import io.soulnear.models.Answer;
import io.soulnear.models.Models;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Summaries by the model; where none is configured, or the chat is not answered by it, by rules. A call of its own kind, beside those for replies. */
@Singleton
final class ModelSummariser implements Summariser {
    /** Summaries can wait; replies can't. */
    private static final int AT_ONCE = 8;
    /** Characters of one message that the model is shown; twenty messages then fit into any prompt. */
    private static final int SHOWN = 700;

    private static final String VERSION = "v1";
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(false).nullValue("");

    private final Models models;
    private final ModelSwitch modelSwitch;
    private final Accounts accounts;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Prompt russian = Prompt.in(Language.RU);
    private final Prompt english = Prompt.in(Language.EN);

    private record Prompt(Template task, Template talk) {
        static Prompt in(Language language) {
            return new Prompt(template(language, "summary"), template(language, "talk"));
        }
    }

    ModelSummariser(Models models, ModelSwitch modelSwitch, Accounts accounts) {
        this.models = models;
        this.modelSwitch = modelSwitch;
        this.accounts = accounts;
    }

    @Override
    public Optional<String> summarise(Pile pile, Locale language) {
        if (!models.areConfigured() || !modelSwitch.isOn(pile.chat())) {
            var before = pile.summary() == null ? "" : pile.summary();
            return Optional.of(Extract.of(
                    before, pile.turns().stream().map(Exchange::person).toList()));
        }
        places.acquireUninterruptibly();
        try {
            var answer = models.ask(request(pile, language), models.deadline());
            accounts.made(pile.chat(), "summary", answer.calls());
            return switch (answer) {
                case Answer.Said said -> Optional.of(said.text());
                case Answer.CutShort _ -> Optional.empty();
                case Answer.None _ -> Optional.empty();
            };
        } finally {
            places.release();
        }
    }

    private ChatRequest request(Pile pile, Locale language) {
        var prompt =
                switch (Language.of(language.getLanguage())) {
                    case RU -> russian;
                    case EN -> english;
                };
        return ChatRequest.builder()
                .messages(
                        SystemMessage.from(prompt.task().execute(Map.of())),
                        UserMessage.from(prompt.talk().execute(facts(pile))))
                .build();
    }

    private static Map<String, Object> facts(Pile pile) {
        return Map.of(
                "notes",
                pile.summary() == null ? "" : pile.summary(),
                "turns",
                pile.turns().stream()
                        .map(turn -> Map.of("person", shown(turn.person()), "companion", shown(turn.companion())))
                        .toList());
    }

    /** What people write cannot leave its line or its marks. */
    private static String shown(String text) {
        var line = text.replaceAll("[<>\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= SHOWN
                ? line
                : line.substring(0, Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN) + "…";
    }

    private static Template template(Language language, String name) {
        var path = "/memory/" + VERSION + "/" + language.code() + "/" + name + ".mustache";
        var in = ModelSummariser.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return MUSTACHE.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
