package io.soulnear.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long MILLI = 1_000_000;
    private final Ledger ledger = new Ledger(3);

    @Test
    void aTextWithOneReplyAndOneCallIsFaultless() {
        var mark = ledger.due(0, 5 * MILLI);
        ledger.asked(List.of(mark));
        ledger.replied(0, mark, 17 * MILLI);

        var outcome = all();
        assertThat(outcome.isFaultless()).isTrue();
        assertThat(outcome.callsPerText()).isEqualTo(1);
        assertThat(outcome.latencies().max()).isEqualTo(12);
        assertThat(ledger.unanswered()).isZero();
    }

    @Test
    void aTextWithoutAReplyIsLost() {
        var mark = ledger.due(0, 0);
        ledger.asked(List.of(mark));

        assertThat(all().lost()).isEqualTo(1);
        assertThat(all().keptEverything()).isFalse();
        assertThat(ledger.unanswered()).isEqualTo(1);
    }

    @Test
    void repeatsAreCountedInAllAndForTheWorstChat() {
        var a = ledger.due(0, 0);
        var b = ledger.due(1, 0);
        for (int i = 0; i < 3; i++) {
            ledger.replied(0, a, MILLI);
        }
        ledger.replied(1, b, MILLI);
        ledger.replied(1, b, MILLI);

        assertThat(all().repeated()).isEqualTo(3);
        assertThat(all().mostRepeatedInChat()).isEqualTo(2);
        assertThat(all().keptEverything()).isTrue();
        assertThat(all().isFaultless()).isFalse();
    }

    @Test
    void aReplyAfterThatToALaterTextOfThePersonIsOutOfOrder() {
        var earlier = ledger.due(0, 0);
        var later = ledger.due(0, 0);
        ledger.replied(0, later, MILLI);
        ledger.replied(0, earlier, 2 * MILLI);

        assertThat(all().disordered()).isEqualTo(1);
        assertThat(all().lost()).isZero();
    }

    @Test
    void differentPeopleHaveNoOrder() {
        var earlier = ledger.due(0, 0);
        var later = ledger.due(1, 0);
        ledger.replied(1, later, MILLI);
        ledger.replied(0, earlier, 2 * MILLI);

        assertThat(all().disordered()).isZero();
    }

    @Test
    void aRepeatOfAnEarlierReplyIsNoDisorder() {
        var earlier = ledger.due(0, 0);
        var later = ledger.due(0, 0);
        ledger.replied(0, earlier, MILLI);
        ledger.replied(0, later, MILLI);
        ledger.replied(0, earlier, MILLI);

        assertThat(all().disordered()).isZero();
        assertThat(all().repeated()).isEqualTo(1);
    }

    @Test
    void aReplyInAnotherPersonsChatAnswersNothing() {
        var mark = ledger.due(0, 0);
        ledger.replied(2, mark, MILLI);

        assertThat(all().misdirected()).isEqualTo(1);
        assertThat(all().lost()).isEqualTo(1);
    }

    @Test
    void wordsOfAnotherPersonInAPromptAreNoticed() {
        var foreign = ledger.due(0, 0);
        var mark = ledger.due(1, 0);
        ledger.asked(List.of(foreign, mark));

        assertThat(all().mixed()).isEqualTo(1);
        assertThat(all().keptEverything()).isFalse();
    }

    @Test
    void messagesThatAnswerNoTextAreCountedApart() {
        ledger.due(0, 0);
        ledger.replied(0, null, MILLI);
        ledger.replied(0, new Mark(0, 77), MILLI);

        assertThat(all().unmarked()).isEqualTo(2);
        assertThat(all().lost()).isEqualTo(1);
    }

    @Test
    void stragglersOfAnEarlierAccountBelongToNoTextOfTheNext() {
        var straggler = ledger.due(0, 0);
        var next = ledger.next(3);
        var mark = next.due(0, 0);
        next.replied(0, straggler, MILLI);
        next.asked(List.of(straggler));
        next.asked(List.of(straggler, mark));
        next.replied(0, mark, 2 * MILLI);

        var outcome = next.outcome(0, 1);
        assertThat(outcome.unmarked()).isEqualTo(1);
        assertThat(outcome.isFaultless()).isTrue();
    }

    @Test
    void callsAreCountedForTheTextInQuestionOnly() {
        var before = ledger.due(0, 0);
        var mark = ledger.due(0, 0);
        ledger.asked(List.of(before));
        ledger.asked(List.of(before, before, mark));
        ledger.asked(List.of(before, before, mark));

        assertThat(ledger.outcome(0, 1).modelCalls()).isEqualTo(1);
        assertThat(ledger.outcome(1, 2).modelCalls()).isEqualTo(2);
        assertThat(all().mostCallsForOne()).isEqualTo(2);
    }

    @Test
    void anOutcomeSpeaksOfTheTextsThatAreAskedFor() {
        ledger.due(0, 0);
        var measured = ledger.due(1, 0);
        ledger.replied(1, measured, 3 * MILLI);

        var outcome = ledger.outcome(1, 2);
        assertThat(outcome.sent()).isEqualTo(1);
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.latencies().max()).isEqualTo(3);
    }

    @Test
    void theFirstReplyAfterAMomentIsFound() {
        var a = ledger.due(0, 0);
        var b = ledger.due(1, 0);
        ledger.replied(0, a, 10 * MILLI);
        ledger.replied(1, b, 30 * MILLI);

        assertThat(ledger.firstReplyAfter(10 * MILLI)).isZero();
        assertThat(ledger.firstReplyAfter(11 * MILLI)).isEqualTo(19 * MILLI);
        assertThat(ledger.firstReplyAfter(31 * MILLI)).isEqualTo(-1);
    }

    @Test
    void theLongestSilenceBeginsAtTheMomentOrAtAReplyAfterIt() {
        for (int i = 0; i < 4; i++) {
            ledger.replied(0, ledger.due(0, 0), new long[] {1, 5, 95, 100}[i] * MILLI);
        }

        assertThat(ledger.longestSilenceAfter(0)).isEqualTo(90 * MILLI);
        assertThat(ledger.longestSilenceAfter(20 * MILLI)).isEqualTo(75 * MILLI);
        assertThat(ledger.longestSilenceAfter(101 * MILLI)).isZero();
    }

    private Outcome all() {
        return ledger.outcome(0, ledger.size());
    }
}
