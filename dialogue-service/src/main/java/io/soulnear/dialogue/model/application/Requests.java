package io.soulnear.dialogue.model.application;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Talk;
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

    /** 6,000 tokens (companion.md), at three characters each, which is on the safe side for Russian. */
    private static final int MOST_CHARACTERS = 18_000;

    private Requests() {}

    /** @param exchanges how many of the last turns the model is shown, if they fit into the prompt's size */
    static ChatRequest of(String system, Talk talk, int exchanges) {
        var messages = new ArrayList<ChatMessage>();
        messages.add(SystemMessage.from(system));
        for (var past : recent(
                talk, exchanges, MOST_CHARACTERS - system.length() - talk.text().length())) {
            messages.add(UserMessage.from(past.person()));
            messages.add(AiMessage.from(past.companion()));
        }
        messages.add(UserMessage.builder()
                .addContent(TextContent.from(talk.text()))
                .attributes(facts(talk))
                .build());
        return ChatRequest.builder().messages(messages).build();
    }

    /** The oldest turns are left out first. */
    private static List<Exchange> recent(Talk talk, int exchanges, int room) {
        var history = talk.history();
        var from = history.size();
        while (from > Math.max(0, history.size() - exchanges)) {
            var next = history.get(from - 1);
            room -= next.person().length() + next.companion().length();
            if (room < 0) {
                break;
            }
            from--;
        }
        return history.subList(from, history.size());
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
