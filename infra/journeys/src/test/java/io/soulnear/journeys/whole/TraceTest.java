package io.soulnear.journeys.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.ModelStub;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.testing.CollectedSpans.Kind;
import io.soulnear.testing.CollectedSpans.Span;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WholeSystem
class TraceTest {
    private final RunningSystem system;

    TraceTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void withAModel(RunningSystem system) {
        system.answersByModel(true);
    }

    @Test
    void oneTraceLeadsFromAMessageThroughKafkaTheModelAndTheOutboxToItsAnswer() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var earlier = system.spans().spans();
        var text = "Куда ведёт этот след? " + visitor.word();

        visitor.says(text);
        visitor.hearsWhole(ModelStub.ECHO + text);

        var asked = awaited("chat stub-1", earlier);
        await().atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            var trace = system.spans().trace(asked.traceId());
            var received = only(trace, "receive update", "gateway-service");
            var understood = only(trace, "process telegram.update", "dialogue-service");
            var delivered = only(trace, "process telegram.reply", "gateway-service");
            var sent = only(trace, "telegram sendMessage", "gateway-service");
            assertThat(received.parentSpanId()).isEmpty();
            assertThat(received.kind()).isEqualTo(Kind.SERVER);
            assertThat(understood.parentSpanId()).isEqualTo(received.spanId());
            assertThat(understood.kind()).isEqualTo(Kind.CONSUMER);
            var routed = only(trace, "route", "gateway-service");
            var thought = only(trace, "think", "dialogue-service");
            var composed = only(trace, "compose", "dialogue-service");
            assertThat(routed.parentSpanId()).isEqualTo(received.spanId());
            assertThat(routed.attributes()).containsEntry("soulnear.route", "dialogue");
            assertThat(received.attributes().get("soulnear.person")).matches("[0-9a-f]{12}");
            assertThat(thought.parentSpanId()).isEqualTo(understood.spanId());
            assertThat(asked.parentSpanId()).isEqualTo(thought.spanId());
            assertThat(asked.attributes())
                    .containsEntry("gen_ai.operation.name", "chat")
                    .containsEntry("gen_ai.request.model", "stub-1")
                    .containsKeys("gen_ai.provider.name", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens");
            assertThat(composed.parentSpanId()).isEqualTo(understood.spanId());
            assertThat(trace).extracting(Span::version).containsOnly("dev");
            assertThat(delivered.parentSpanId()).isEqualTo(composed.spanId());
            assertThat(sent.parentSpanId()).isEqualTo(delivered.spanId());
        });
    }

    @Test
    void aButtonOfTheMenuIsTracedThroughTheServiceThatAnswersIt() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        var earlier = system.spans().spans();

        visitor.presses("profile", "menu.quizzes");
        visitor.hears("quiz", "quiz.choose");

        await().atMost(RunningSystem.PATIENCE).untilAsserted(() -> {
            var quiz = awaited("process telegram.update", "quiz-service", earlier);
            var trace = system.spans().trace(quiz.traceId());
            assertThat(quiz.parentSpanId())
                    .isEqualTo(only(trace, "receive update", "gateway-service").spanId());
            var delivered = only(trace, "process telegram.reply", "gateway-service");
            assertThat(delivered.parentSpanId()).isEqualTo(quiz.spanId());
            assertThat(only(trace, "telegram sendMessage", "gateway-service").parentSpanId())
                    .isEqualTo(delivered.spanId());
        });
    }

    private Span awaited(String name, List<Span> earlier) {
        return awaited(name, "dialogue-service", earlier);
    }

    private Span awaited(String name, String service, List<Span> earlier) {
        return await().atMost(RunningSystem.PATIENCE)
                .until(
                        () -> system.spans().spans().stream()
                                .filter(span -> !earlier.contains(span))
                                .filter(span -> span.name().equals(name)
                                        && span.service().equals(service))
                                .toList(),
                        spans -> !spans.isEmpty())
                .getFirst();
    }

    private static Span only(List<Span> trace, String name, String service) {
        var found = trace.stream()
                .filter(span -> span.name().equals(name) && span.service().equals(service))
                .toList();
        assertThat(found).as("%s of %s in %s", name, service, trace).hasSize(1);
        return found.getFirst();
    }
}
