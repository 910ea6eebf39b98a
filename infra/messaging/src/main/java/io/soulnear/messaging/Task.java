package io.soulnear.messaging;

/**
 * What is to be done about one event.
 *
 * @param lane the tasks of one lane come strictly one after another
 * @param work as {@link Handler#handle}; done again as often as it has to be
 */
public record Task(String lane, Work work) {
    /** Acts on the event; what it throws means what it means in {@link Handler#handle}. */
    @FunctionalInterface
    public interface Work {
        /** Does it, or does it again. */
        void run() throws Exception;
    }
}
