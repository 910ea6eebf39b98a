package io.soulnear.journeys.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.journeys.system.ModelStub.Behaviour;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.servers.Signal;
import io.soulnear.sandbox.telegram.Draft;
import io.soulnear.sandbox.telegram.Fault;
import io.soulnear.sandbox.telegram.Fault.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@WholeSystem
class StreamingTest {
    private static final Duration APART = Duration.ofMillis(250);
    private static final String UNFINISHED = " …";

    private final RunningSystem system;

    StreamingTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void withAModel(RunningSystem system) {
        system.answersByModel(true);
    }

    @AfterEach
    void healthy() {
        system.telegram().clearFaults();
    }

    private static List<String> pieces(Tongue tongue) {
        return tongue.either(
                List.of(
                        "Я ",
                        "здесь ",
                        "и ",
                        "слышу ",
                        "тебя. ",
                        "Сегодня ",
                        "было ",
                        "много ",
                        "всего, ",
                        "и ",
                        "это ",
                        "утомило."),
                List.of(
                        "I ",
                        "am ",
                        "here ",
                        "and ",
                        "listen. ",
                        "Today ",
                        "held ",
                        "so ",
                        "much, ",
                        "and ",
                        "it ",
                        "tired you."));
    }

    private static String whole(Tongue tongue) {
        return String.join("", pieces(tongue));
    }

    /** Says something that is answered piece by piece. */
    private String asks(Visitor visitor) {
        var text = visitor.tongue().either("Как быть дальше? ", "What now? ") + visitor.word();
        system.model().when(text, new Behaviour.Streams(pieces(visitor.tongue()), APART));
        visitor.says(text);
        return text;
    }

    private List<String> drafts(Visitor visitor) {
        return system.telegram().drafts(visitor.id()).stream().map(Draft::text).toList();
    }

    private static void awaitHalf(Visitor visitor) {
        await().atMost(RunningSystem.PATIENCE)
                .until(() -> visitor.replies().getLast().endsWith(UNFINISHED));
    }

    @ParameterizedTest
    @EnumSource
    void aReplyGrowsBeforeTheEyesAndEndsAsOneMessage(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);

        var text = asks(visitor);
        assertThat(visitor.hearsWhole(whole(tongue))).hasSize(1);

        var drafts = drafts(visitor);
        assertThat(drafts)
                .hasSizeBetween(3, 9)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> a.length() - b.length());
        assertThat(drafts).allSatisfy(draft -> assertThat(whole(tongue)).startsWith(draft.strip()));
        assertThat(system.model().callsFor(text)).isOne();
        var first = system.telegram().drafts(visitor.id()).getFirst().at()
                - system.model().beganAt(text);
        System.out.println("First visible word " + first + " ms after the model's first");
        assertThat(first).isLessThan(1_000); // 300 on a machine that has nothing else to do
    }

    @Test
    void tooManyDraftsAreLeftOutAndTheReplyComesAllTheSame() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        system.telegram()
                .fault(Fault.of(Kind.TOO_MANY_REQUESTS)
                        .onMethod("sendMessageDraft")
                        .inChat(visitor.id())
                        .times(1)
                        .value(1));

        asks(visitor);

        assertThat(visitor.hearsWhole(whole(Tongue.RUSSIAN))).hasSize(1);
        assertThat(drafts(visitor)).isNotEmpty();
    }

    @Test
    void aKillOfDialogueInMidStreamCostsOneMoreCallAndTheReplyComesOnce() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);

        var text = asks(visitor);
        await().atMost(RunningSystem.PATIENCE).until(() -> !drafts(visitor).isEmpty());
        system.signal("dialogue", Signal.KILL);

        assertThat(visitor.hearsWhole(whole(Tongue.RUSSIAN))).hasSize(1);
        assertThat(system.model().callsFor(text)).isBetween(1L, 2L);
        visitor.says("Спасибо " + visitor.word());
        visitor.hearsWhole("echo: Спасибо " + visitor.word());
    }

    @ParameterizedTest
    @EnumSource
    void whereDraftsAreRefusedOneMessageGrows(Tongue tongue) {
        withoutDrafts(() -> {
            var visitor = Visitor.known(system, tongue);

            asks(visitor);
            awaitHalf(visitor);
            assertThat(visitor.hearsWhole(whole(tongue))).hasSize(1);

            assertThat(drafts(visitor)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialogue", "gateway"})
    void aKillInMidStreamLeavesNoHalfMessage(String process) {
        withoutDrafts(() -> {
            var visitor = Visitor.known(system, Tongue.RUSSIAN);

            asks(visitor);
            awaitHalf(visitor);
            system.signal(process, Signal.KILL);

            assertThat(visitor.hearsWhole(whole(Tongue.RUSSIAN))).hasSize(1);
            visitor.says("Спасибо " + visitor.word());
            visitor.hearsWhole("echo: Спасибо " + visitor.word());
        });
    }

    /** The gateway remembers that drafts are refused until it ends; a restart on command is none that the supervisor holds against it. */
    private void withoutDrafts(Runnable journey) {
        system.telegram().fault(Fault.of(Kind.UNKNOWN_METHOD).onMethod("sendMessageDraft"));
        try {
            journey.run();
        } finally {
            system.telegram().clearFaults();
            assertThat(system.soulnear("restart", "gateway").exitCode()).isZero();
        }
    }
}
