package io.soulnear.dialogue.model.offline;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.soulnear.dialogue.model.application.Requests;
import io.soulnear.dialogue.offline.domain.Heard;
import io.soulnear.dialogue.offline.domain.ReflectiveCompanion;
import io.soulnear.dialogue.offline.domain.Repertoire;
import io.soulnear.runtime.Language;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The offline companion where a model is expected. What it must not repeat, it reads from the history of the request. */
@Singleton
@Named("offline")
final class OfflineChatModel implements ChatModel {
    private final ReflectiveCompanion companion;

    OfflineChatModel() {
        Map<Locale, Repertoire> repertoires = new HashMap<>();
        for (var language : Language.values()) {
            repertoires.put(Locale.of(language.code()), repertoire("/offline/" + language.code() + ".txt"));
        }
        companion = new ReflectiveCompanion(repertoires);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        var earlier = new ArrayList<String>();
        for (var message : request.messages()) {
            if (message instanceof AiMessage said && said.text() != null) {
                earlier.add(said.text());
            }
        }
        if (!(request.messages().getLast() instanceof UserMessage message)) {
            throw new IllegalArgumentException("The last message is the person's");
        }
        var facts = message.attributes();
        var reply = companion.reply(new Heard(
                message.singleText(),
                Locale.of(facts.getOrDefault(Requests.LANGUAGE, "en").toString()),
                facts.getOrDefault(Requests.MODE, "helper").toString(),
                facts.get(Requests.NAME) instanceof String name ? name : null,
                earlier,
                Boolean.parseBoolean(String.valueOf(facts.get(Requests.AFTER_CRISIS)))));
        return ChatResponse.builder().aiMessage(AiMessage.from(reply)).build();
    }

    private static Repertoire repertoire(String resource) {
        var in = OfflineChatModel.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return Repertoire.read(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
