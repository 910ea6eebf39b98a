package io.soulnear.models;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/** What came of a question. */
public sealed interface Answer {
    /** All calls that were made for it, in order. */
    List<Call> calls();

    /**
     * A model answered.
     *
     * @param response whose text is not blank
     * @param provider {@code openai} or {@code gemini}
     * @param model as its provider names it
     */
    record Said(ChatResponse response, String provider, String model, List<Call> calls) implements Answer {
        public Said {
            calls = List.copyOf(calls);
        }

        public String text() {
            return response.aiMessage().text().strip();
        }
    }

    /**
     * A model began to answer and broke off. It is not asked again, and nor is another: what was heard has been shown.
     *
     * @param text what was heard; empty when none of it may be used
     */
    record CutShort(String text, String provider, String model, List<Call> calls) implements Answer {
        public CutShort {
            calls = List.copyOf(calls);
        }
    }

    /**
     * No model answered in time.
     *
     * @param reason in a word, that of the last model
     */
    record None(String reason, List<Call> calls) implements Answer {
        public None {
            calls = List.copyOf(calls);
        }
    }
}
