package io.soulnear.sandbox.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program as a command line: small heap, quick start, and the ahead-of-time cache when there is one.
 *
 * @param name what people call it
 * @param module where its classes are
 * @param main its main class
 * @param heap like {@code 192m}
 * @param properties further options
 */
record JavaProgram(String name, Module module, String main, String heap, List<String> properties) {
    JavaProgram {
        properties = List.copyOf(properties);
    }

    List<String> command(String word, List<String> options) {
        var line = new ArrayList<>(List.of(java().toString(), word));
        line.addAll(flags());
        line.addAll(properties);
        line.addAll(options);
        line.addAll(List.of("-cp", module.joined(), main));
        return line;
    }

    /** Those on which an ahead-of-time cache depends. C1 alone halves the cold p95 and needs less memory. */
    List<String> flags() {
        return List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.pollerMode=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC");
    }

    /** The Java that runs us. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
