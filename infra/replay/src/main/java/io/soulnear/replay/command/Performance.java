package io.soulnear.replay.command;

import io.soulnear.replay.Preparation;
import io.soulnear.replay.Replay;
import io.soulnear.replay.play.Ending;
import io.soulnear.sandbox.launcher.Sandbox;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays and compares, and tells the person at the terminal about it. Ctrl-C ends the playing, and what there is is compared. */
public final class Performance {
    private static final long LAST_WORDS_SECONDS = 60;

    private final PrintWriter out;
    private final Comparing comparing;

    /** @param out where it is told */
    public Performance(PrintWriter out) {
        this(out, new Comparing());
    }

    Performance(PrintWriter out, Comparing comparing) {
        this.out = out;
        this.comparing = comparing;
    }

    /** The project's top folder. */
    static Path home() {
        return Sandbox.of(Sandbox.DEFAULT).home();
    }

    /** Plays and compares; gives the exit code. */
    public int of(Preparation prepared, Replay replay) {
        comparing.check(prepared);
        var recording = prepared.recording();
        say("%d updates in %d conversations (%d played), kept in %s"
                .formatted(
                        recording.compared(),
                        recording.conversations().size(),
                        recording.played(),
                        prepared.home().relativize(prepared.folder().path())));
        var passedOver = recording.passedOver().told();
        if (!passedOver.isEmpty()) {
            say(passedOver);
        }
        prepared.warnings().forEach(this::say);
        var done = new CountDownLatch(1);
        var hook = new Thread(() -> stop(replay, done), "end of the replay");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            tell(replay.play(new ProgressBar(out, recording.played())));
            return comparing.of(prepared, replay, this::say);
        } finally {
            done.countDown();
            release(hook);
        }
    }

    private void tell(Map<String, Ending> endings) {
        endings.forEach((run, ending) -> {
            if (ending != Ending.DONE) {
                say(run + " is not whole: " + ending.reason());
            }
        });
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // it is at work: somebody pressed Ctrl-C
        }
    }

    private static void stop(Replay replay, CountDownLatch done) {
        replay.stop();
        try {
            var _ = done.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
