package io.soulnear.sandbox.smoke;

/**
 * One thing that was looked at.
 *
 * @param what in a few words
 * @param fault why it is not in order; empty when it is
 */
public record Check(String what, String fault, long millis) {
    public boolean isInOrder() {
        return fault.isEmpty();
    }

    /** Something that is not in order. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    /** What is done to find out. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Fault;
    }

    static Check of(String what, Attempt attempt) {
        var begin = System.nanoTime();
        var fault = "";
        try {
            attempt.run();
        } catch (Fault e) {
            fault = String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            fault = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        return new Check(what, fault, (System.nanoTime() - begin) / 1_000_000);
    }
}
