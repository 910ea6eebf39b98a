package io.soulnear.dialogue.model.application;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.prompt.application.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A talk as a request to a model. */
public final class Requests {
    /** Facts that travel with the person's message without being sent to a provider; each is a text. */
    public static final String LANGUAGE = "language";

    public static final String MODE = "mode";
    public static final String NAME = "name";
    public static final String AFTER_CRISIS = "after-crisis";
    /** {@code m} or {@code f}; absent when unknown. */
    public static final String GENDER = "gender";
    /** Of this one answer: {@code formal}, {@code friendly}, {@code sarcastic} or {@code motivating}. */
    public static final String TONE = "tone";
    /** {@code mentor}, {@code friend}, {@code coach} or {@code therapist}. */
    public static final String PERSONALITY = "personality";
    /** Of this one answer: {@code ultra_brief}, {@code brief}, {@code medium} or {@code detailed}. */
    public static final String LENGTH = "length";
    /** A word like {@code anxious}; absent when nothing recent is known. */
    public static final String MOOD = "mood";
    /** {@code low}, {@code medium}, {@code high} or {@code critical}; absent when nothing recent is known. */
    public static final String STRESS = "stress";
    /** {@code low}, {@code medium} or {@code high}; absent when nothing recent is known. */
    public static final String ENERGY = "energy";

    /** The offline companion looks farther back than a model, so as not to repeat itself within ten replies. */
    private static final int SHOWN_OFFLINE = 10;

    private Requests() {}

    /** What a model is sent. */
    static ChatRequest of(Prompt prompt, Talk talk) {
        return request(prompt.system(), prompt.history(), prompt.text(), talk)
                .temperature(prompt.temperature())
                .build();
    }

    /** What the offline companion goes by; it reads facts, not prompts. */
    static ChatRequest offline(Talk talk) {
        var history = talk.history();
        var last = history.subList(Math.max(0, history.size() - SHOWN_OFFLINE), history.size());
        return request("offline", last, talk.text(), talk).build();
    }

    private static ChatRequest.Builder request(String system, List<Exchange> history, String text, Talk talk) {
        var messages = new ArrayList<ChatMessage>();
        messages.add(SystemMessage.from(system));
        for (var past : history) {
            messages.add(UserMessage.from(past.person()));
            messages.add(AiMessage.from(past.companion()));
        }
        messages.add(UserMessage.builder()
                .addContent(TextContent.from(text))
                .attributes(facts(talk))
                .build());
        return ChatRequest.builder().messages(messages);
    }

    private static Map<String, Object> facts(Talk talk) {
        var facts = new HashMap<String, Object>();
        facts.put(LANGUAGE, talk.language().getLanguage());
        facts.put(MODE, talk.mode().code());
        facts.put(AFTER_CRISIS, Boolean.toString(talk.isAfterCrisis()));
        var manner = talk.manner();
        facts.put(TONE, manner.style().tone().code());
        facts.put(PERSONALITY, manner.style().personality().code());
        facts.put(LENGTH, manner.style().length().code());
        var mood = manner.mood();
        if (mood != null) {
            facts.put(MOOD, mood.name());
            facts.put(STRESS, mood.stress());
            facts.put(ENERGY, mood.energy());
        }
        var person = talk.person();
        if (person != null && person.name() != null) {
            facts.put(NAME, person.name());
        }
        if (person != null && person.gender() != null) {
            facts.put(GENDER, person.gender());
        }
        return facts;
    }
}
