package io.soulnear.sandbox.launcher;

import java.nio.file.Path;

/**
 * One SoulNear on this machine and the folders that are its own.
 *
 * @param home the project's top folder
 * @param environment its name; two of different names share nothing
 */
public record Sandbox(Path home, String environment) {
    /** The environment of those who name none. */
    public static final String DEFAULT = "dev";

    public Sandbox {
        if (!isName(environment)) {
            throw Problem.usage("An environment's name is 1–16 small letters, digits and dashes, not " + environment);
        }
        home = home.toAbsolutePath().normalize();
    }

    /** The sandbox of this project, as the script names it. */
    public static Sandbox of(String environment) {
        return new Sandbox(Path.of(System.getProperty("soulnear.home", "")), environment);
    }

    /** Whether an environment can be called so. */
    static boolean isName(String text) {
        return text.matches("[a-z][a-z0-9-]{0,15}");
    }

    /** Whether it is the one that people use unless they say otherwise. */
    public boolean isDefault() {
        return environment.equals(DEFAULT);
    }

    /** What is shared by all environments and can be made again. */
    public Path cache() {
        return home.resolve(".soulnear/cache");
    }

    /** The ahead-of-time caches of all environments. */
    Path aotCaches() {
        return cache().resolve("aot");
    }

    public Path folder() {
        return home.resolve(".soulnear").resolve(environment);
    }

    public Path data() {
        return folder().resolve("data");
    }

    public Path run() {
        return folder().resolve("run");
    }

    public Path log(String process) {
        return folder().resolve("logs").resolve(process + ".log");
    }
}
