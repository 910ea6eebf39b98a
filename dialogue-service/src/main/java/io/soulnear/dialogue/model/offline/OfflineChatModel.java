package io.soulnear.dialogue.model.offline;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.soulnear.dialogue.model.application.Requests;
import io.soulnear.dialogue.offline.domain.Heard;
import io.soulnear.dialogue.offline.domain.Heard.Address;
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
import java.util.List;
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
            repertoires.put(
                    Locale.of(language.code()),
                    Repertoire.read(
                            lines("/offline/" + language.code() + ".txt"),
                            language == Language.RU ? lines("/offline/formal_ru.txt") : List.of()));
        }
        companion = new ReflectiveCompanion(repertoires);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        var said = new ArrayList<String>();
        var earlier = new ArrayList<String>();
        for (var message : request.messages()) {
            if (message instanceof AiMessage reply && reply.text() != null) {
                earlier.add(reply.text());
            } else if (message instanceof UserMessage person && person.hasSingleText()) {
                said.add(person.singleText());
            }
        }
        if (!(request.messages().getLast() instanceof UserMessage message)) {
            throw new IllegalArgumentException("The last message is the person's");
        }
        said.removeLast();
        var facts = message.attributes();
        var address = new Address(
                text(facts, Requests.GENDER, Address.USUAL.gender()),
                text(facts, Requests.TONE, Address.USUAL.tone()),
                text(facts, Requests.PERSONALITY, Address.USUAL.personality()),
                text(facts, Requests.LENGTH, Address.USUAL.length()));
        var reply = companion.reply(new Heard(
                message.singleText(),
                Locale.of(text(facts, Requests.LANGUAGE, "en")),
                text(facts, Requests.MODE, "helper"),
                facts.get(Requests.NAME) instanceof String name ? name : null,
                address,
                said,
                earlier,
                Boolean.parseBoolean(text(facts, Requests.AFTER_CRISIS, "false"))));
        return ChatResponse.builder().aiMessage(AiMessage.from(reply)).build();
    }

    private static String text(Map<String, Object> facts, String name, String otherwise) {
        return facts.get(name) instanceof String text ? text : otherwise;
    }

    private static List<String> lines(String resource) {
        var in = OfflineChatModel.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
