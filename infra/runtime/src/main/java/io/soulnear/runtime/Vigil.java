package io.soulnear.runtime;

/** What has to be done even while the database is away at the start, before the service reads its events as usual. */
public interface Vigil extends AutoCloseable {
    /** Called, perhaps repeatedly, while the service waits for its database; returns at once. */
    void open();

    /** Called when the service is about to read its events as usual, or ends; may be called without {@link #open()}. */
    @Override
    void close();
}
