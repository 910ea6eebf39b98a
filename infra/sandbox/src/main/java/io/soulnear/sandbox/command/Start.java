package io.soulnear.sandbox.command;

import picocli.CommandLine;

@CommandLine.Command(
        name = "start",
        description = "Starts one process that was stopped or has failed; returns when it is ready.")
final class Start extends OneProcess {
    Start() {
        super("start");
    }
}
