package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.ProcessMark;
import java.nio.file.Path;
import java.util.Map;

/** Something that runs as a process of its own: how it is started, seen to be ready, and ended. */
interface Program {
    /** What people call it. */
    String name();

    /** The ports it listens on, by the variable that sets them. */
    Map<String, Integer> ports();

    /** Where its output goes. */
    Path log();

    /** Whether it is one of those that the others serve, and so ends last. */
    boolean isServer();

    /** Starts it without waiting until it is ready; may take seconds when it has to prepare its data first. */
    Running start();

    /** One run of the program. */
    interface Running {
        Process process();

        ProcessMark mark();

        /** Whether it can be used now. */
        boolean isReady();

        /** Asks it to end, waits, and kills it when that takes too long. */
        void stop();
    }
}
