package io.soulnear.operations.canary.application;

import java.io.IOException;

/** Where the canary runs. */
@FunctionalInterface
public interface Cluster {
    /** Ends all instances of the canary; the stable build takes its partitions over. */
    void rollBack() throws IOException, InterruptedException;
}
