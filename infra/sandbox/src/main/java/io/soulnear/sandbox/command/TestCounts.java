package io.soulnear.sandbox.command;

import java.util.regex.Pattern;

/** How many tests did what, as Maven sums them up: its reports hold one engine's tests of a class, though several may run some of it. */
record TestCounts(int passed, int failed, int skipped) {
    static final TestCounts NONE = new TestCounts(0, 0, 0);

    private static final Pattern MODULE = Pattern.compile(
            "\\[[A-Z]+]\\s+Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)(?:, Flakes: \\d+)?");

    /** With the tests of a module, when the line of Maven's log sums one up. */
    TestCounts with(String line) {
        var module = MODULE.matcher(line);
        if (!module.matches()) {
            return this;
        }
        var bad = Integer.parseInt(module.group(2)) + Integer.parseInt(module.group(3));
        var idle = Integer.parseInt(module.group(4));
        return new TestCounts(passed + Integer.parseInt(module.group(1)) - bad - idle, failed + bad, skipped + idle);
    }
}
