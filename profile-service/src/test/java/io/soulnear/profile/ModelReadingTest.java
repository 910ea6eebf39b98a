package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import io.soulnear.testing.FakeModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From turns to patterns, with a model behind an OpenAI-compatible address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelReadingTest {
    private static final String DETECTED = "io.soulnear.profile.pattern-detected.v1";
    private static final String INSIGHTS = "io.soulnear.profile.insights-changed.v1";

    private final FakeModel model = new FakeModel();
    private LiveProfile profile;

    @BeforeAll
    void start() {
        profile = LiveProfile.start(Map.of(
                "soulnear.model.provider", "openai",
                "soulnear.model.openai.base-url", model.baseUrl(),
                "soulnear.model.openai.api-key", "key",
                "soulnear.model.openai.name", "fake-1",
                "profile.analysis.embedding", "fake-embedding"));
        profile.bean(SwitchedFlags.class).turnOn("ENABLE_PATTERN_ANALYSIS");
    }

    @AfterAll
    void end() {
        profile.close();
        model.close();
    }

    @Test
    void whatAModelFindsIsToldInThePersonsOwnWordsAndInventedOnesAreDropped() {
        answers("""
                Here it is: ```json
                {"patterns": [{"slug": "waiting-for-a-sign", "kind": "cognitive", "title": "Waiting for a sign",
                  "description": "You wait until somebody says that you may.", "contradiction": "You long to begin, and wait.",
                  "quotes": ["nobody told me I could", "I never said this at all"], "tags": ["waiting"],
                  "topics": {"confidence": 0.8}, "confidence": 0.8}]}
                ```""");
        var chat = registered();

        says(chat, "I'd like to paint", "But nobody told me I could!", "So I wait");

        var pattern = profile.only(DETECTED, chat.id());
        assertThat(pattern.path("title").asText()).isEqualTo("Waiting for a sign");
        assertThat(quotes(pattern)).containsExactly("nobody told me I could");
        assertThat(pattern.path("shown").asBoolean()).isTrue();
        assertThat(pattern.path("confidence").asDouble()).isEqualTo(0.8);
    }

    @Test
    void aPatternOfInventedQuotesAloneIsNotShown() {
        answers("""
                {"patterns": [{"slug": "secret-grief", "kind": "emotional", "title": "Secret grief", "description": "You grieve.",
                  "quotes": ["I miss my dog every day"], "confidence": 0.9}]}""");
        var chat = registered();

        says(chat, "I'd like to paint", "It rained all day", "So I wait");

        var pattern = profile.only(DETECTED, chat.id());
        assertThat(quotes(pattern)).isEmpty();
        assertThat(pattern.path("shown").asBoolean()).isFalse();
        assertThat(pattern.path("confidence").asDouble()).isEqualTo(0.45);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am sorry, I can't.",
                "{\"patterns\": [{\"slug\": \"cut",
                "{\"patterns\": [{\"slug\": \"No Slug\", \"kind\": \"odd\"}]}",
                "[]",
                ""
            })
    void whereAModelDoesNotKeepToTheSchemaTheLexiconsRead(String answer) {
        answers(answer);
        var chat = registered();

        says(chat, "I can't say no to my mother", "I agreed again", "Yes");

        assertThat(profile.only(DETECTED, chat.id()).path("slug").asText()).isEqualTo("people-pleasing");
    }

    @Test
    void whereAModelIsAwayTheLexiconsRead() {
        model.does((exchange, _) -> FakeModel.send(exchange, 500, "{}"));
        var chat = registered();

        says(chat, "I can't say no to my mother", "I agreed again", "Yes");

        assertThat(profile.only(DETECTED, chat.id()).path("slug").asText()).isEqualTo("people-pleasing");
    }

    @Test
    void aDeepReadingBringsAdviceButNeverTheHintToSeeAProfessional() {
        answers("""
                {"patterns": [], "insights": [{"text": "You rest by rowing.", "recommendation": "Row on Friday."}],
                 "works": ["rowing"], "doesNotWork": ["lists"], "professionalHelp": true}""");
        var chat = registered();

        for (int i = 0; i < 20; i++) {
            says(chat, "I went rowing, part " + i);
        }

        var advice = profile.events(INSIGHTS, chat.id(), 1).getLast();
        assertThat(advice.path("insights").path(0).path("text").asText()).isEqualTo("You rest by rowing.");
        assertThat(advice.path("works").path(0).asText()).isEqualTo("rowing");
        assertThat(advice.path("professionalHelp").asBoolean()).isFalse();
    }

    @Test
    void twoWordingsThatTheProviderFindsAlikeAreOnePattern() {
        var chat = registered();
        answers(pattern("all-alone", "All alone", "nobody calls me"));
        says(chat, "It is quiet", "nobody calls me", "Well");
        profile.only(DETECTED, chat.id());

        answers(pattern("blue-curtain", "Blue curtain", "the phone is silent"));
        says(chat, "It is evening", "the phone is silent", "Well");

        var pattern = profile.events(DETECTED, chat.id(), 2).getLast();
        assertThat(pattern.path("slug").asText()).isEqualTo("all-alone");
        assertThat(quotes(pattern)).containsExactly("nobody calls me", "the phone is silent");
        assertThat(model.requests()).anyMatch(request -> request.contains("fake-embedding"));
    }

    private static String pattern(String slug, String title, String quote) {
        return """
                {"patterns": [{"slug": "%s", "kind": "emotional", "title": "%s", "description": "%s.", "quotes": ["%s"], "confidence": 0.8}]}""".formatted(slug, title, slug, quote);
    }

    /** Whatever is asked; to its embeddings all texts are the same. */
    private void answers(String text) {
        model.does((exchange, _) -> {
            if (exchange.getRequestURI().getPath().endsWith("/embeddings")) {
                embeddings(exchange);
            } else {
                FakeModel.send(
                        exchange,
                        200,
                        FakeModel.completion(TextNode.valueOf(text).toString()));
            }
        });
    }

    private static void embeddings(HttpExchange exchange) throws IOException {
        var vectors = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            vectors.append(i == 0 ? "" : ",")
                    .append("{\"object\":\"embedding\",\"index\":%d,\"embedding\":[1,0.5]}".formatted(i));
        }
        FakeModel.send(
                exchange,
                200,
                "{\"object\":\"list\",\"model\":\"fake-embedding\",\"data\":[" + vectors
                        + "],\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}");
    }

    private Chat registered() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        return chat;
    }

    private void says(Chat chat, String... texts) {
        for (var text : texts) {
            profile.publish(AnalysisTest.turn(chat, "helper", text));
        }
    }

    private static List<String> quotes(JsonNode pattern) {
        return pattern.path("quotes").findValuesAsText("text");
    }
}
