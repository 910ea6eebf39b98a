package io.soulnear.sandbox.telegram;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The faults that are switched on; the first that concerns a call hits it. */
final class Faults {
    private final List<Active> active = new CopyOnWriteArrayList<>();

    private record Active(Fault fault, AtomicInteger hits) {}

    void add(Fault fault) {
        active.add(new Active(fault, new AtomicInteger()));
    }

    void clear() {
        active.clear();
    }

    List<Fault> list() {
        return active.stream().map(Active::fault).toList();
    }

    @Nullable
    Fault hit(String method, @Nullable Long chatId) {
        for (var candidate : active) {
            var fault = candidate.fault();
            if (fault.concerns(method, chatId)
                    && ThreadLocalRandom.current().nextInt(100) < fault.percent()
                    && mayHit(candidate)) {
                return fault;
            }
        }
        return null;
    }

    private boolean mayHit(Active candidate) {
        int times = candidate.fault().times();
        if (times == 0) {
            return true;
        }
        int hits = candidate.hits().incrementAndGet();
        if (hits >= times) {
            active.remove(candidate);
        }
        return hits <= times;
    }
}
