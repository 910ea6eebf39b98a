package io.soulnear.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.soulnear.testing.FakeModel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {
    private final FakeModel fake = new FakeModel();
    private final TestModels models = new TestModels();
    private final List<String> heard = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        models.close();
        fake.close();
    }

    @Test
    void theWholeTextSoFarIsHeardAgainAndAgain() {
        fake.does(FakeModel.streams("Я ", "рядом", "."));

        var answer = (Answer.Said) ask(Duration.ofSeconds(10));

        assertThat(answer.text()).isEqualTo("Я рядом.");
        assertThat(heard).containsExactly("Я ", "Я рядом", "Я рядом.");
        assertThat(Tokens.in(answer.response())).isEqualTo(31);
        assertThat(Tokens.out(answer.response())).isEqualTo(7);
        assertThat(answer.calls()).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo("ok");
            assertThat(call.firstTokenMillis()).isNotNull().isLessThanOrEqualTo(call.latencyMillis());
        });
    }

    @Test
    void beforeTheFirstWordAFailureIsInvisible() {
        fake.does((exchange, call) -> {
            if (call == 1) {
                FakeModel.send(exchange, 503, "");
            } else {
                FakeModel.streams("Теперь да.").answer(exchange, call);
            }
        });

        assertThat(((Answer.Said) ask(Duration.ofSeconds(10))).text()).isEqualTo("Теперь да.");
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void aCutAfterTheFirstWordIsNotAskedAgain() {
        fake.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            FakeModel.event(out, FakeModel.delta("Я слышу тебя. И "));
            throw new IOException("cut");
        });

        var answer = ask(Duration.ofSeconds(10));

        assertThat(answer).isInstanceOfSatisfying(Answer.CutShort.class, cut -> {
            assertThat(cut.text()).isEqualTo("Я слышу тебя. И ");
            assertThat(cut.calls()).extracting(Call::outcome).containsExactly("cut");
        });
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void aStreamThatEndsWithoutItsEndIsCut() {
        fake.does((exchange, _) -> FakeModel.event(FakeModel.stream(exchange), FakeModel.delta("Я слы")));

        assertThat(ask(Duration.ofSeconds(10))).isInstanceOf(Answer.CutShort.class);
    }

    @Test
    void anEventThatIsNoJsonEndsTheHearing() {
        fake.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            FakeModel.event(out, FakeModel.delta("Я здесь. "));
            FakeModel.event(out, "{\"choices\":[{\"del");
            FakeModel.event(out, FakeModel.delta("Поздно."));
        });

        assertThat(ask(Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        Answer.CutShort.class, cut -> assertThat(cut.text()).isEqualTo("Я здесь. "));
        assertThat(heard).containsExactly("Я здесь. ");
    }

    @Test
    void aStreamThatStallsIsCutAtTheDeadlineAndSaysNothingAfterwards() {
        fake.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            FakeModel.event(out, FakeModel.delta("Я здесь."));
            over.await(20, TimeUnit.SECONDS);
            FakeModel.event(out, FakeModel.delta("Поздно."));
        });
        var start = System.nanoTime();

        var answer = ask(Duration.ofMillis(800));

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(700), Duration.ofSeconds(4));
        assertThat(answer).isInstanceOfSatisfying(Answer.CutShort.class, cut -> {
            assertThat(cut.text()).isEqualTo("Я здесь.");
            assertThat(cut.calls()).extracting(Call::outcome).containsExactly("timeout");
        });
        over.countDown();
        assertThat(heard).containsExactly("Я здесь.");
    }

    @Test
    void aDripWithoutEndIsCutAtTheDeadline() {
        fake.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                FakeModel.event(out, FakeModel.delta("а"));
            }
        });
        var start = System.nanoTime();

        assertThat(ask(Duration.ofMillis(800))).isInstanceOf(Answer.CutShort.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void whatIsNoStreamOrHoldsNoWordIsNoAnswer() {
        for (var body : List.of("", "<html>", "data: [DONE]\n\n", "data: {\"choices\":[]}\n\n", "{\"choices\":[]}")) {
            fake.does((exchange, _) -> {
                var out = FakeModel.stream(exchange);
                out.write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            });
            assertThat(ask(Duration.ofSeconds(1))).as(body).isInstanceOf(Answer.None.class);
        }
        fake.does((exchange, _) -> FakeModel.send(exchange, 200, FakeModel.completion("\"whole\"")));
        assertThat(ask(Duration.ofSeconds(1))).isInstanceOf(Answer.None.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void twentyMegabytesInOneLineAreNotRead() {
        var sent = new long[1];
        fake.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            var block = new byte[1 << 16];
            java.util.Arrays.fill(block, (byte) 'a');
            out.write("data: ".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (int i = 0; i < 320; i++) {
                out.write(block);
                sent[0] = (i + 1L) * block.length;
            }
        });

        assertThat(ask(Duration.ofSeconds(5))).isInstanceOf(Answer.None.class);
        assertThat(sent[0]).isLessThan(12L << 20); // what is under way between us, too
    }

    @Test
    void whoeverLooksOnCannotSpoilTheAnswer() {
        fake.does(FakeModel.streams("Я ", "рядом."));

        var answer = models.asking(fake, Duration.ofSeconds(10))
                .ask(request(), Deadline.in(Duration.ofSeconds(10)), _ -> {
                    throw new IllegalStateException("no screen");
                });

        assertThat(((Answer.Said) answer).text()).isEqualTo("Я рядом.");
    }

    @Test
    void whatTheProvidersFilterTakesBackIsNotKept() {
        fake.does((exchange, _) -> {
            var out = FakeModel.stream(exchange);
            FakeModel.event(out, FakeModel.delta("Это плохо. "));
            FakeModel.event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"content_filter\"}]}");
        });

        assertThat(ask(Duration.ofSeconds(5))).isInstanceOfSatisfying(Answer.CutShort.class, cut -> {
            assertThat(cut.text()).isEmpty();
            assertThat(cut.calls()).extracting(Call::outcome).containsExactly("filtered");
        });
    }

    private Answer ask(Duration deadline) {
        return models.asking(fake, deadline).ask(request(), Deadline.in(deadline), heard::add);
    }

    private static ChatRequest request() {
        return ChatRequest.builder()
                .messages(
                        SystemMessage.from("Be kind."),
                        UserMessage.from("а"),
                        AiMessage.from("б"),
                        UserMessage.from("в"))
                .build();
    }
}
