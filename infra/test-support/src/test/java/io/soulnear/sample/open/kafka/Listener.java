package io.soulnear.sample.open.kafka;

/** Public without need. */
public final class Listener {
    /** An adapter of this feature. */
    public void listen() {}
}
