package io.soulnear.replay.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.comparison.run.Answer;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.EventIds;
import io.soulnear.models.Prices;
import io.soulnear.replay.recording.ConversationFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
    private static final Event UPDATE = ConversationFile.received(42, 1, Talk.JSON.createObjectNode(), AT);
    private static final String TURN = "io.soulnear.dialogue.turn-completed.v1";
    private static final String CRISIS = "io.soulnear.dialogue.crisis-detected.v1";

    @Test
    void anAnswerIsReadAsAPersonReadsIt() {
        var told = told(reply(
                "dialogue",
                false,
                "{'text':'<b>You</b> &amp; I','format':'html','buttons':[[{'text':'Menu','action':'profile:menu'}]]}"));

        assertThat(told.answers()).containsExactly(new Answer("You & I", List.of("Menu"), false, false));
        assertThat(told.outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void answersOfSeveralServicesComeInAnOrderThatIsNoAccident() {
        var quiz = reply("quiz", false, "{'text':'Paused'}");
        var dialogue = reply("dialogue", false, "{'text':'I hear you'}");

        assertThat(told(quiz, dialogue).answers())
                .isEqualTo(told(dialogue, quiz).answers());
    }

    @Test
    void helpInACrisisIsUrgent() {
        var told = told(reply("dialogue", true, "{'text':'Call 112'}"), heard(CRISIS, "dialogue.turn", "{}"));

        assertThat(told.answers()).singleElement().matches(Answer::urgent);
        assertThat(told.outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void whatIsUrgentWithoutACrisisIsAnApology() {
        var told = told(reply("dialogue", true, "{'text':'Sorry'}"));

        assertThat(told.outcome()).isEqualTo(Outcome.APOLOGY);
        assertThat(told.answers()).noneMatch(Answer::urgent);
    }

    @Test
    void aDeadLetterIsAFailureThoughSomebodyApologises() {
        var dead = new Heard(UPDATE, "gateway", true);

        assertThat(told(reply("dialogue", true, "{'text':'Sorry'}"), dead).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatAnswersAnotherUpdateDoesNotCount() {
        var late = event(
                "io.soulnear.telegram.reply-requested.v1",
                "telegram.reply",
                "{'causedBy':'%s','messages':[{'text':'Late'}]}".formatted(EventIds.derived("another")));

        assertThat(told(new Heard(late, "dialogue", false)).outcome()).isEqualTo(Outcome.SILENT);
    }

    @Test
    void aModelHasItsPriceAndItsTime() {
        var making = Objects.requireNonNull(told(turn("openai", "gpt-4o-mini")).making());

        assertThat(making.dollars()).isPositive();
        assertThat(making.millis()).hasValue(1200);
    }

    @Test
    void theTimeOfTheOfflineCompanionIsNoPropertyOfAVariant() {
        var making = Objects.requireNonNull(told(turn("offline", "offline")).making());

        assertThat(making.dollars()).isZero();
        assertThat(making.millis()).isEmpty();
    }

    @Test
    void whatModelsWerePaidBesidesIsCountedToo() {
        var told = told(heard(
                "io.soulnear.model.called.v1", "model.call", "{'calls':[{'costMicros':30},{'costMicros':12},{}]}"));

        assertThat(told.micros()).isEqualTo(42);
    }

    private static Told told(Heard... heard) {
        return Told.of(UPDATE, List.of(heard), Prices.of(""));
    }

    private static Heard turn(String provider, String model) {
        return heard(
                TURN,
                "dialogue.turn",
                "{'mode':'helper','provider':'%s','model':'%s','promptVersion':'v1','tokensIn':1000,'tokensOut':100,'latencyMillis':1200}"
                        .formatted(provider, model));
    }

    private static Heard reply(String service, boolean urgent, String message) {
        var event = event(
                "io.soulnear.telegram.reply-requested.v1",
                "telegram.reply",
                "{'causedBy':'" + UPDATE.id() + "','messages':[" + message + "]}");
        return new Heard(urgent ? event.with("urgent", "true") : event, "/soulnear/" + service, false);
    }

    private static Heard heard(String type, String topic, String data) {
        return new Heard(event(type, topic, data), "/soulnear/dialogue", false);
    }

    private static Event event(String type, String topic, String data) {
        return new Event(EventIds.derived(data), type, topic, "42", AT, data.replace('\'', '"'), Map.of(), null);
    }
}
