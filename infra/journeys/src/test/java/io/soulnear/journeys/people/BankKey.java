package io.soulnear.journeys.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Knows the authored questions, and so which answer speaks for a theme. */
final class BankKey {
    private static final String THEME = "worry";

    private final List<JsonNode> questions = new ArrayList<>();

    /** Of the quiz about money. */
    BankKey() {
        try (var file = BankKey.class.getResourceAsStream("/bank/money.json")) {
            var bank = new ObjectMapper().readTree(Objects.requireNonNull(file));
            bank.get("questions").forEach(questions::add);
            bank.get("themes").forEach(theme -> theme.get("followUps").forEach(questions::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which button speaks for worry, counted from 0; the last one when the question has nothing to do with it, or is not of the bank. */
    int leaning(String asked, int buttons) {
        for (var question : questions) {
            if (asked.contains(question.get("ru").asText())
                    || asked.contains(question.get("en").asText())) {
                return leaning(question, buttons);
            }
        }
        return buttons - 1;
    }

    private static int leaning(JsonNode question, int buttons) {
        if (question.get("type").asText().equals("scale")) {
            return question.path("reversed").asBoolean() ? 0 : buttons - 1;
        }
        for (int i = 0; i < question.get("options").size(); i++) {
            if (question.get("options").get(i).path("theme").asText().equals(THEME)) {
                return i;
            }
        }
        return buttons - 1;
    }
}
