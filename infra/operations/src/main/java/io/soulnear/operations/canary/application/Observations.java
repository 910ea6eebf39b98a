package io.soulnear.operations.canary.application;

import io.soulnear.operations.canary.domain.Figures;
import java.io.IOException;

/** What was measured of the two builds lately. */
public interface Observations {
    /** The canary's, with zeros where nothing was measured. */
    Figures canary() throws IOException, InterruptedException;

    /** Those of all other builds of that service. */
    Figures stable() throws IOException, InterruptedException;
}
