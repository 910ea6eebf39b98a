package io.soulnear.bench.run;

import io.soulnear.bench.load.Outcome;
import io.soulnear.sandbox.servers.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a fault under load showed.
 *
 * @param fault that happened
 * @param outcome of all texts written before, during and after it
 * @param away from the fault until the process said that it was ready again
 * @param firstReply from then until the next reply reached Telegram
 * @param silence the longest time without any reply from the fault on
 * @param held how many bytes more each service held at the end of the time that a process was kept away; empty when none was
 */
public record FaultResult(
        Fault fault, Outcome outcome, Duration away, Duration firstReply, Duration silence, Map<String, Long> held) {
    /** What is not held back at its source is full of texts soon; this much more is not. */
    private static final long HELD = 24 << 20;

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration SOON_WITH_KAFKA = Duration.ofSeconds(20);

    public FaultResult {
        held = Map.copyOf(held);
    }

    /** How often the model was asked for what it had been asked before. */
    public int extraCalls() {
        return outcome.modelCalls() - outcome.sent();
    }

    /** What should not have been; empty when all is well. */
    public List<String> complaints() {
        var complaints = new ArrayList<String>();
        // Whoever stands still past the model's deadline answers without the model, and so without the text's mark.
        var lost = fault.signal() == Signal.STOP ? outcome.lost() - outcome.unmarked() : outcome.lost();
        complain(complaints, lost > 0, lost + " lost");
        complain(complaints, outcome.disordered() > 0, outcome.disordered() + " out of order");
        complain(complaints, outcome.misdirected() > 0, outcome.misdirected() + " in the wrong chat");
        complain(complaints, outcome.mixed() > 0, outcome.mixed() + " prompts with another person's words");
        // There is no idempotency key: what was on its way to Telegram at a kill may arrive twice, one message a chat.
        var allowed = fault.signal() == Signal.TERM ? 0 : 1;
        complain(
                complaints,
                outcome.mostRepeatedInChat() > allowed,
                outcome.repeated() + " repeated, up to " + outcome.mostRepeatedInChat() + " in one chat");
        complain(
                complaints,
                outcome.mostCallsForOne() > 1 + allowed,
                "the model was asked " + outcome.mostCallsForOne() + " times for one text");
        var limit = fault.processes().contains("kafka") ? SOON_WITH_KAFKA : SOON;
        complain(
                complaints,
                firstReply.isNegative() || firstReply.compareTo(limit) > 0,
                firstReply.isNegative()
                        ? "no reply afterwards"
                        : "first reply " + firstReply.toMillis() + " ms after it was back");
        held.forEach((service, bytes) ->
                complain(complaints, bytes > HELD, service + " held " + (bytes >> 20) + " MiB more meanwhile"));
        return complaints;
    }

    private static void complain(List<String> complaints, boolean wrong, String what) {
        if (wrong) {
            complaints.add(what);
        }
    }
}
