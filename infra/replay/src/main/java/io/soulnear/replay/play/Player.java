package io.soulnear.replay.play;

import io.soulnear.models.Prices;
import io.soulnear.replay.recording.Conversation;
import io.soulnear.replay.recording.Recording;
import io.soulnear.replay.variant.Stand;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plays a recording through one variant: many people side by side, one update of each at a time. */
public final class Player {
    /** So many replies without the model in a row, and it is not worth going on. */
    private static final int HOPELESS = 20;

    private final String variant;
    private final Recording recording;
    private final Prices prices;
    private final Caps caps;
    private volatile Ending ending = Ending.DONE;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final AtomicLong micros = new AtomicLong();
    private final AtomicInteger withoutModel = new AtomicInteger();

    /** @param variant its name */
    public Player(String variant, Recording recording, Prices prices, Caps caps) {
        this.variant = variant;
        this.recording = recording;
        this.prices = prices;
        this.caps = caps;
    }

    /**
     * Plays what the run's file does not hold yet.
     *
     * @param stand starts the variant's system; not asked when nothing is left to be played
     * @param flags of the variant, definitions by key
     * @param expectsModel whether it is in vain when no model answers
     * @param progress is told how many updates have been played
     * @return why it ended; what was played so far is in the file in any case
     */
    public Ending play(
            Path run, Supplier<Stand> stand, Map<String, String> flags, boolean expectsModel, IntConsumer progress) {
        try (var file = new RunFile(run, recording)) {
            var waiting = new ConcurrentLinkedQueue<Conversation>();
            recording.conversations().stream()
                    .filter(conversation -> !file.has(conversation.name()))
                    .forEach(waiting::add);
            if (waiting.isEmpty() || ending != Ending.DONE) {
                return ending;
            }
            var played = new AtomicInteger(recording.conversations().stream()
                    .filter(conversation -> file.has(conversation.name()))
                    .mapToInt(Conversation::size)
                    .sum());
            try (var system = stand.get();
                    var shadow = new Shadow(variant, system, flags)) {
                var workers = IntStream.range(0, Math.min(caps.atOnce(), waiting.size()))
                        .mapToObj(_ -> Thread.ofVirtual()
                                .start(() -> work(waiting, file, shadow, told -> {
                                    progress.accept(played.incrementAndGet());
                                    account(told, expectsModel);
                                })))
                        .toList();
                for (var worker : workers) {
                    worker.join();
                }
            }
            var failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            return ending;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Ending.INTERRUPTED;
        }
    }

    /** Ends the playing; conversations that are under way are given up. */
    public synchronized void stop(Ending why) {
        if (ending == Ending.DONE) {
            ending = why;
        }
    }

    private void work(Queue<Conversation> waiting, RunFile file, Shadow shadow, Consumer<Told> played) {
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                file.add(new Talk(next, shadow, prices, caps.patience()).play(this::checkGoingOn, played));
            }
        } catch (CancellationException | InterruptedException _) {
            // somebody has said why
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            stop(Ending.INTERRUPTED);
        }
    }

    private void checkGoingOn() {
        if (ending != Ending.DONE) {
            throw new CancellationException();
        }
    }

    private void account(Told told, boolean expectsModel) {
        if (caps.micros() > 0 && micros.addAndGet(told.micros()) >= caps.micros()) {
            stop(Ending.COST);
        }
        if (told.isByModel()) {
            withoutModel.set(0);
        } else if (expectsModel && told.isWithoutModel() && withoutModel.incrementAndGet() >= HOPELESS) {
            stop(Ending.NO_MODEL);
        }
    }
}
