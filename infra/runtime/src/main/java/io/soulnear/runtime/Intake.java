package io.soulnear.runtime;

/** A way by which work comes into the service besides Kafka, such as a poller. */
public interface Intake extends AutoCloseable {
    /** Called when the service is able to work. */
    void open();

    /** Whether it still works once it is open; if not, only a restart helps. */
    default boolean isAlive() {
        return true;
    }

    /** Called first when the service ends: nothing more is taken in, and what was taken in is finished. */
    @Override
    void close();
}
