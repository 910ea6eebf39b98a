package io.soulnear.sandbox.command;

import io.soulnear.sandbox.launcher.EnvironmentCheck;
import io.soulnear.sandbox.launcher.ExitCodes;
import picocli.CommandLine;

@CommandLine.Command(
        name = "validate-env",
        description = "Names every variable that is missing, malformed, a placeholder or there twice. Prints no value.")
final class ValidateEnv extends InSandbox {
    @Override
    public Integer call() {
        var faults = EnvironmentCheck.of(sandbox());
        faults.forEach(fault -> out().println("✗ " + fault));
        if (faults.isEmpty()) {
            out().println("The variables of " + sandbox().environment() + " are in order");
        }
        return faults.isEmpty() ? ExitCodes.OK : ExitCodes.CONFIGURATION;
    }
}
