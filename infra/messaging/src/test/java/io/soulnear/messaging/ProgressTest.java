package io.soulnear.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long NONE = -1;

    /** Each number is a step: even ones begin the next event (leaving a gap of that many offsets), odd ones finish one. */
    @Property
    void onlyTheGaplessRunOfFinishedEventsIsCommitted(
            @ForAll @Size(max = 200) List<@IntRange(max = 63) Integer> script) {
        var progress = new Progress();
        var model = new TreeMap<Long, Boolean>();
        var steps = new ArrayList<Progress.Step>();
        var offsets = new ArrayList<Long>();
        long next = 100;
        long committed = NONE;
        for (var choice : script) {
            if (choice % 2 == 0) {
                next += choice % 3;
                steps.add(progress.begin(next));
                offsets.add(next);
                model.put(next++, false);
            } else if (!steps.isEmpty()) {
                var one = choice % steps.size();
                assertThat(steps.get(one).start()).isTrue();
                steps.remove(one).finish();
                model.put(offsets.remove(one), true);
            }

            var firstOpen =
                    model.entrySet().stream().filter(it -> !it.getValue()).findFirst();
            var lastDone = model.isEmpty() ? NONE : model.lastKey() + 1;
            var expected = firstOpen.isPresent()
                    ? positionBefore(model, firstOpen.get().getKey())
                    : lastDone;
            var due = progress.due();
            assertThat(due.isPresent()).isEqualTo(expected != committed);
            committed = due.orElse(committed);
            assertThat(committed).isEqualTo(expected);
        }
    }

    private static long positionBefore(NavigableMap<Long, Boolean> model, long open) {
        var before = model.lowerKey(open);
        return before == null ? NONE : before + 1;
    }

    @Test
    void nothingStartsOnAPartitionThatWasTakenAway() {
        var progress = new Progress();
        var running = progress.begin(0);
        var waiting = progress.begin(1);
        assertThat(running.start()).isTrue();

        progress.fence();

        assertThat(waiting.start()).isFalse();
        assertThat(progress.busy()).isTrue();
        running.finish();
        assertThat(progress.busy()).isFalse();
        assertThat(progress.due()).hasValue(1);
    }

    @Test
    void finishedEventsBehindAnOpenOneAreKept() {
        var progress = new Progress();
        var first = progress.begin(0);
        for (int offset = 1; offset <= 3; offset++) {
            progress.begin(offset).finish();
        }

        assertThat(progress.due()).isEmpty();
        assertThat(progress.window()).isEqualTo(4);
        first.finish();
        assertThat(progress.window()).isZero();
        assertThat(progress.due()).hasValue(4);
    }

    @Test
    void whatCouldNotBeCommittedIsDueAgain() {
        var progress = new Progress();
        progress.begin(6).finish();
        assertThat(progress.due()).hasValue(7);
        assertThat(progress.due()).isEmpty();

        progress.notCommitted();

        assertThat(progress.due()).hasValue(7);
    }
}
