package io.soulnear.messaging;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs the tasks of one key one after another and those of different keys in parallel, on virtual threads. */
final class Lanes {
    private final Map<String, Queue<Runnable>> lanes = new ConcurrentHashMap<>();

    /** Puts the task behind those of its key. A task must not throw. */
    void submit(String key, Runnable task) {
        lanes.compute(key, (_, waiting) -> {
            var lane = waiting;
            if (lane == null) {
                lane = new ArrayDeque<>();
                Thread.ofVirtual().name("lane").start(() -> run(key));
            }
            lane.add(task);
            return lane;
        });
    }

    private void run(String key) {
        for (var task = next(key); task != null; task = next(key)) {
            task.run();
        }
    }

    /** The key's next task; without one the lane is gone, in the same step, so that nothing is put into it unseen. */
    private @Nullable Runnable next(String key) {
        var found = new Runnable[1];
        lanes.computeIfPresent(key, (_, waiting) -> {
            found[0] = waiting.poll();
            return found[0] == null ? null : waiting;
        });
        return found[0];
    }
}
