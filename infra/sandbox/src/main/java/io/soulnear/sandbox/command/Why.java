package io.soulnear.sandbox.command;

import io.soulnear.sandbox.flags.Because;
import picocli.CommandLine;

/** What is said with a change of a flag. */
final class Why {
    @CommandLine.Option(names = "--reason", defaultValue = "", description = "why; kept in the flag's history")
    private String reason = "";

    @CommandLine.Option(
            names = "--override",
            paramLabel = "WHY",
            defaultValue = "",
            description = "in prod: why more than 5 %% of people get it without a passing report; kept, too")
    private String override = "";

    Because because() {
        return new Because(System.getProperty("user.name", "somebody") + " (command line)", reason, override);
    }
}
