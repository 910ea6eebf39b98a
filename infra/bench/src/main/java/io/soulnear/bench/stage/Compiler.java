package io.soulnear.bench.stage;

/** How far the Java processes of a stage compile what they run often. */
public enum Compiler {
    /** As {@code ./soulnear up} starts them: quick to compile, at its best within seconds. */
    QUICK(""),
    /** As on a server: what has run for a minute or two is compiled once more, and takes half the time from then on. */
    FULL("-XX:TieredStopAtLevel=4");

    private final String options;

    Compiler(String options) {
        this.options = options;
    }

    String options() {
        return options;
    }
}
