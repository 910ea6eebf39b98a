package io.soulnear.flags;

import io.soulnear.runtime.Service;

/** The process of flags-service. */
public final class FlagsService {
    private FlagsService() {}

    /** Runs until SIGTERM. */
    public static void main(String[] args) {
        Service.run(FlagsService.class, args);
    }
}
