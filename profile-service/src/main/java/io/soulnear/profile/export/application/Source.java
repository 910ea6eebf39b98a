package io.soulnear.profile.export.application;

import java.io.IOException;

/** A service that keeps something about people. */
public interface Source {
    /** The service's name in the copy. */
    String name();

    /**
     * What it keeps about the person, a JSON object.
     *
     * @throws IOException when it does not say
     */
    String holdings(long chat) throws IOException, InterruptedException;
}
