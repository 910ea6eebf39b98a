package io.soulnear.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.soulnear.testing.FakeModel;
import io.soulnear.testing.FakeModel.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeModel first = new FakeModel();
    private final FakeModel second = new FakeModel();
    private final TestModels models = new TestModels();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        models.close();
        first.close();
        second.close();
    }

    @Test
    void theSecondModelAnswersWhenTheFirstRefuses() {
        first.does(refuses(401, ""));
        second.does(FakeModel.says("Я вместо него."));

        var said = said(models.asking(first, second, LONG), LONG);

        assertThat(said.text()).isEqualTo("Я вместо него.");
        assertThat(said.model()).isEqualTo("gpt-4o-mini");
        assertThat(said.calls()).extracting(Call::outcome).containsExactly("unauthorized", "ok");
        assertThat(first.requests()).hasSize(1);
        assertThat(models.meters()
                        .counter("soulnear.model.fallbacks", "to", "secondary", "reason", "unauthorized")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aFirstModelThatHangsLeavesTheSecondItsTime() {
        first.does((_, _) -> over.await(20, TimeUnit.SECONDS));
        second.does(FakeModel.says("Я вместо него."));
        var deadline = Duration.ofSeconds(2);
        var start = System.nanoTime();

        var said = said(models.asking(first, second, deadline), deadline);

        assertThat(said.text()).isEqualTo("Я вместо него.");
        assertThat(said.calls()).extracting(Call::outcome).containsExactly("timeout", "ok");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1_100), deadline);
    }

    @Test
    void aStreamThatHasBegunHasTheWholeDeadline() {
        first.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            FakeModel.event(out, FakeModel.delta("Я "));
            assertThat(over.await(1_500, TimeUnit.MILLISECONDS)).isFalse();
            FakeModel.event(out, FakeModel.delta("здесь."));
            FakeModel.event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
        });
        var deadline = Duration.ofSeconds(2);

        var answer = models.asking(first, second, deadline).ask(request(), Deadline.in(deadline), _ -> {});

        assertThat(((Answer.Said) answer).text()).isEqualTo("Я здесь.");
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void bothFailingIsNoAnswerWithinTheDeadline() {
        first.does((_, _) -> over.await(20, TimeUnit.SECONDS));
        second.does((_, _) -> over.await(20, TimeUnit.SECONDS));
        var deadline = Duration.ofMillis(1_500);
        var start = System.nanoTime();

        var answer = models.asking(first, second, deadline).ask(request(), Deadline.in(deadline));

        assertThat(answer).isInstanceOfSatisfying(Answer.None.class, none -> {
            assertThat(none.reason()).isEqualTo("timeout");
            assertThat(none.calls()).extracting(Call::outcome).containsExactly("timeout", "timeout");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(3));
    }

    @Test
    void theTroubleOfOneModelIsNotThatOfTheOther() {
        first.does(refuses(500, ""));
        second.does(FakeModel.says("Я вместо него."));
        var both = models.asking(first, second, Duration.ofMillis(600));
        for (int i = 0; i < 25; i++) {
            assertThat(said(both, Duration.ofMillis(600)).text()).isEqualTo("Я вместо него.");
        }
        var calls = first.requests().size();

        var said = said(both, LONG);

        assertThat(first.requests()).hasSize(calls);
        assertThat(said.calls()).extracting(Call::model).containsExactly("gpt-4o-mini");
        assertThat(breaker("primary", "open")).isEqualTo(1);
        assertThat(breaker("secondary", "closed")).isEqualTo(1);
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens.\",\"code\":\"context_length_exceeded\"}}",
                "{\"error\":{\"code\":400,\"message\":\"The input token count (1200000) exceeds the maximum number of tokens"
                        + " allowed (1048576).\",\"status\":\"INVALID_ARGUMENT\"}}",
                "{\"error\":{\"type\":\"exceed_context_size_error\",\"message\":\"the request exceeds the available context size\"}}",
                "prompt is too long: 210000 tokens > 200000 maximum");
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void aPromptThatIsTooLongIsAskedOnceMoreWithHalfTheHistory(String refusal) {
        first.does((exchange, call) -> {
            if (call == 1) {
                FakeModel.send(exchange, 400, refusal);
            } else {
                FakeModel.says("Коротко.").answer(exchange, call);
            }
        });

        var said = said(models.asking(first, LONG), LONG);

        assertThat(said.text()).isEqualTo("Коротко.");
        assertThat(said.calls()).extracting(Call::outcome).containsExactly("too-long", "ok");
        assertThat(first.requests().get(1))
                .contains("Be kind.", "later question", "later answer", "now")
                .doesNotContain("early question", "early answer");
        assertThat(breaker("primary", "closed")).isEqualTo(1);
    }

    @Test
    void aPromptThatStaysTooLongIsGivenUpAfterOneMoreCall() {
        first.does(refuses(413, ""));

        assertThat(models.asking(first, LONG).ask(request(), Deadline.in(LONG)))
                .isInstanceOfSatisfying(
                        Answer.None.class, none -> assertThat(none.reason()).isEqualTo("too-long"));
        assertThat(first.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422})
    void aRefusalIsNotRepeated(int status) {
        first.does(refuses(status, "{\"error\":\"sk-secret\"}"));

        assertThat(models.asking(first, LONG).ask(request(), Deadline.in(LONG))).isInstanceOf(Answer.None.class);
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void aQuotaThatIsUsedUpIsNotAskedAgain() {
        first.does(refuses(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));

        assertThat(models.asking(first, LONG).ask(request(), Deadline.in(LONG)))
                .isInstanceOfSatisfying(
                        Answer.None.class, none -> assertThat(none.reason()).isEqualTo("quota"));
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void thePauseIsKeptHoweverTheProviderNamesIt() {
        var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC));
        var pauses = List.<Behaviour>of(
                busy(429, date, ""),
                busy(429, "1", ""),
                busy(503, "1", ""),
                busy(429, "", "{\"error\":{\"details\":[{\"@type\":\"…RetryInfo\",\"retryDelay\": \"1s\"}]}}"));
        for (var pause : pauses) {
            var before = first.requests().size();
            first.does((exchange, call) ->
                    (call == before + 1 ? pause : FakeModel.says("Дождались.")).answer(exchange, call));
            var start = System.nanoTime();

            assertThat(said(models.asking(first, LONG), LONG).text()).isEqualTo("Дождались.");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
            assertThat(first.requests()).hasSize(before + 2);
        }
    }

    @Test
    void aPauseBeyondTheDeadlineGoesStraightToTheSecondModel() {
        first.does(busy(429, "3600", ""));
        second.does(FakeModel.says("Я вместо него."));
        var start = System.nanoTime();

        assertThat(said(models.asking(first, second, LONG), LONG).text()).isEqualTo("Я вместо него.");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void aHangOfFewLeavesTheOthersAsTheyAre() throws Exception {
        first.does((exchange, call) -> {
            if (call % 20 == 0) {
                over.await(20, TimeUnit.SECONDS);
            } else {
                FakeModel.says("Да.").answer(exchange, call);
            }
        });
        var both = models.asking(first, second, Duration.ofSeconds(3));
        var latencies = new ArrayList<Long>();
        try (var people = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 200)
                    .mapToObj(_ -> people.submit(() -> {
                        var start = System.nanoTime();
                        said(both, Duration.ofSeconds(3));
                        return (System.nanoTime() - start) / 1_000_000;
                    }))
                    .toList();
            for (var each : asked) {
                latencies.add(each.get());
            }
        }

        latencies.sort(null);
        assertThat(latencies.get(latencies.size() * 94 / 100)).isLessThan(1_800);
        assertThat(latencies.getLast()).isLessThanOrEqualTo(3_000);
        assertThat(second.requests()).hasSize(10);
    }

    @Test
    void geminiAnswersInOnePieceAndInMany() {
        first.does((exchange, _) -> FakeModel.send(exchange, 200, gemini("Слышу тебя.", "STOP")));
        var gemini = models.askingGeminiFor("gemini-3.5-flash-lite", first, LONG);

        var said = said(gemini, LONG);

        assertThat(said.text()).isEqualTo("Слышу тебя.");
        assertThat(said.provider()).isEqualTo("gemini");
        assertThat(said.calls()).singleElement().satisfies(call -> {
            assertThat(call.tokensIn()).isEqualTo(1_000);
            assertThat(call.tokensOut()).isEqualTo(120); // 20 of them thoughts
            assertThat(call.costMicros()).isEqualTo(600); // 1000 · 0.30 + 120 · 2.50
        });

        var heard = new ArrayList<String>();
        first.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            FakeModel.event(out, gemini("Слышу ", null));
            FakeModel.event(out, gemini("тебя.", "STOP"));
        });
        assertThat(((Answer.Said) gemini.ask(request(), Deadline.in(LONG), heard::add)).text())
                .isEqualTo("Слышу тебя.");
        assertThat(heard).containsExactly("Слышу ", "Слышу тебя.");
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, \"thinkingBudget\" : 0",
        "gemini-3.8-flash, \"thinkingLevel\" : \"low\"",
        "gemini-3.1-pro-preview, \"thinkingLevel\" : \"low\""
    })
    void thoughtsOfGeminiLeaveRoomForTheAnswer(String model, String asked) {
        first.does((exchange, _) -> FakeModel.send(exchange, 200, gemini("Слышу тебя.", "STOP")));

        said(models.askingGeminiFor(model, first, LONG), LONG);

        assertThat(first.requests()).singleElement().asString().contains(asked);
    }

    @Test
    void aReasoningModelIsSentNothingThatItRefuses() {
        var said = said(models.askingFor("gpt-5-mini", first, LONG), LONG);

        assertThat(said.text()).isEqualTo("Слышу тебя.");
        assertThat(first.requests())
                .singleElement()
                .asString()
                .contains("\"max_completion_tokens\" : 600")
                .doesNotContain("temperature", "max_tokens");
    }

    @Test
    void withoutAModelThereIsNoAnswerAndNoCall() {
        var none = models.none();

        assertThat(none.areConfigured()).isFalse();
        assertThat(none.ask(request(), none.deadline())).isEqualTo(new Answer.None("not-configured", List.of()));
    }

    private double breaker(String place, String state) {
        return models.meters()
                .get("soulnear.model.breaker")
                .tag("place", place)
                .tag("state", state)
                .gauge()
                .value();
    }

    private static Answer.Said said(Models models, Duration deadline) {
        return (Answer.Said) models.ask(request(), Deadline.in(deadline));
    }

    private static Behaviour refuses(int status, String body) {
        return (exchange, _) -> FakeModel.send(exchange, status, body);
    }

    private static Behaviour busy(int status, String retryAfter, String body) {
        return (exchange, _) -> {
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            FakeModel.send(exchange, status, body);
        };
    }

    private static String gemini(String text, @org.jspecify.annotations.Nullable String end) {
        return """
                {"candidates":[{"content":{"role":"model","parts":[{"text":"%s"}]}%s}],"modelVersion":"gemini-3.5-flash-lite",
                "usageMetadata":{"promptTokenCount":1000,"candidatesTokenCount":100,"thoughtsTokenCount":20,"totalTokenCount":1120}}""".formatted(text, end == null ? "" : ",\"finishReason\":\"" + end + "\"");
    }

    private static ChatRequest request() {
        return ChatRequest.builder()
                .messages(
                        SystemMessage.from("Be kind."),
                        UserMessage.from("early question"),
                        AiMessage.from("early answer"),
                        UserMessage.from("later question"),
                        AiMessage.from("later answer"),
                        UserMessage.from("now"))
                .temperature(0.7)
                .build();
    }
}
