package io.soulnear.sandbox.telegram;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The running counts behind {@link Counters}. */
final class Tally {
    final LongAdder messages = new LongAdder();
    final LongAdder repeats = new LongAdder();
    final LongAdder drafts = new LongAdder();
    final LongAdder edits = new LongAdder();
    final LongAdder callbacks = new LongAdder();
    final LongAdder callbacksAgain = new LongAdder();
    final LongAdder updates = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final Histogram latency = new Histogram();
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    void called(String method) {
        calls.computeIfAbsent(method, _ -> new LongAdder()).increment();
    }

    void refused(int code) {
        refused.computeIfAbsent(Integer.toString(code), _ -> new LongAdder()).increment();
    }

    Counters snapshot(long pending) {
        return new Counters(
                sums(calls),
                sums(refused),
                messages.sum(),
                repeats.sum(),
                drafts.sum(),
                edits.sum(),
                callbacks.sum(),
                callbacksAgain.sum(),
                updates.sum(),
                delivered.sum(),
                pending,
                latency.snapshot());
    }

    void clear() {
        calls.clear();
        refused.clear();
        latency.clear();
        for (var adder :
                new LongAdder[] {messages, repeats, drafts, edits, callbacks, callbacksAgain, updates, delivered}) {
            adder.reset();
        }
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        var sums = new TreeMap<String, Long>();
        adders.forEach((name, adder) -> sums.put(name, adder.sum()));
        return sums;
    }
}
