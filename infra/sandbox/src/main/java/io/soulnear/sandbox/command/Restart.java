package io.soulnear.sandbox.command;

import picocli.CommandLine;

@CommandLine.Command(
        name = "restart",
        description = "Ends one process properly and starts it again; returns when it is ready.")
final class Restart extends OneProcess {
    Restart() {
        super("restart");
    }
}
