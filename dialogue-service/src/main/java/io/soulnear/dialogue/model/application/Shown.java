package io.soulnear.dialogue.model.application;

import io.soulnear.safety.OutputCheck;
import io.soulnear.safety.Told;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Lets be seen of a reply in the making what passes the check; from what does not on, nothing more. */
final class Shown implements Consumer<String> {
    /** More often nobody can follow, and each look at a text takes its time. */
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final OutputCheck check;
    private final Told told;
    private final Consumer<String> soFar;
    private final LongSupplier nanos;
    private boolean begun;
    private boolean withheld;
    private long last;

    Shown(OutputCheck check, Told told, Consumer<String> soFar, LongSupplier nanos) {
        this.check = check;
        this.told = told;
        this.soFar = soFar;
        this.nanos = nanos;
    }

    @Override
    public void accept(String text) {
        var now = nanos.getAsLong();
        if (withheld || (begun && now - last < PAUSE_NANOS)) {
            return;
        }
        begun = true;
        last = now;
        if (check.check(text, told).isPresent()) {
            withheld = true;
        } else {
            soFar.accept(text);
        }
    }
}
