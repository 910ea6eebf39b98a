package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** A signal of the operating system; Java itself knows only TERM and KILL. */
public enum Signal {
    /** Ends politely; for PostgreSQL: as soon as the last client has left. */
    TERM,
    /** Ends as by Ctrl-C; for PostgreSQL: now, clients are sent away, nothing to recover. */
    INT,
    /** For PostgreSQL: immediately, like a power cut. */
    QUIT,
    /** Ends at once. */
    KILL,
    /** Halts until {@link #CONT}. */
    STOP,
    /** Goes on after {@link #STOP}. */
    CONT;

    /** Sends the signal; nothing happens when the process is gone. */
    public void send(ProcessHandle process) {
        try {
            // The shell's own kill: a bare machine may lack the program.
            var kill = new ProcessBuilder("sh", "-c", "kill -" + name() + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send " + name(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends the signal, waits, and kills what is still there after {@code seconds}; true when no kill was needed. */
    public boolean end(ProcessHandle process, long seconds) {
        send(process);
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException _) {
            // falls through to the kill
        }
        process.destroyForcibly();
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        return false;
    }
}
