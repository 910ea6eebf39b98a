package io.soulnear.operations.command;

import io.soulnear.sandbox.launcher.Command;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** {@code ./soulnear canary}: a new build beside the old one, in the cluster that kubectl is set up for. */
@CommandLine.Command(
        name = "canary",
        description = "Tries a new build of one service beside the old one, in the cluster that kubectl is set up for.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class CanaryCommand implements Command {
    private static final String ANALYSIS = "canary-analysis";
    private static final String PLACE = "canary-version";
    private static final String VERSION_LABEL = "app.kubernetes.io/version";

    private final Kubectl kubectl;
    private final Path home;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** Found by {@link java.util.ServiceLoader}. */
    public CanaryCommand() {
        this(Kubectl.program(), Path.of(System.getProperty("soulnear.home", "")));
    }

    CanaryCommand(Kubectl kubectl, Path home) {
        this.kubectl = kubectl;
        this.home = home;
    }

    /** The services that can have one. */
    enum Service {
        GATEWAY,
        DIALOGUE,
        QUIZ,
        PROFILE,
        FLAGS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        String canary() {
            return this + "-canary";
        }
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "start, status, promote or rollback?");
    }

    @CommandLine.Command(
            name = "start",
            description = "Runs one instance of VERSION, and the analysis that takes it away when it is worse.",
            mixinStandardHelpOptions = true)
    int start(
            @CommandLine.Parameters(paramLabel = "SERVICE") Service service,
            @CommandLine.Parameters(paramLabel = "VERSION") String version) {
        if (!version.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw Problem.usage("A version holds letters, digits, dots and dashes");
        }
        var manifests = kubectl.run(
                "kustomize", home.resolve("k8s/overlays/canary/" + service).toString());
        inCluster("delete", "job", ANALYSIS, "--ignore-not-found");
        kubectl.run(manifests.replace(PLACE, version), List.of("apply", "-f", "-"));
        return say(inCluster("rollout", "status", "deployment/" + service.canary(), "--timeout=5m"));
    }

    @CommandLine.Command(
            name = "status",
            description = "Shows both builds and the state of the analysis.",
            mixinStandardHelpOptions = true)
    int status(@CommandLine.Parameters(paramLabel = "SERVICE") Service service) {
        say(inCluster(
                "get",
                "pods",
                "-l",
                "app.kubernetes.io/name=" + service,
                "-L",
                "soulnear.io/track",
                "-L",
                VERSION_LABEL));
        return say(inCluster("get", "job", ANALYSIS, "--ignore-not-found"));
    }

    @CommandLine.Command(
            name = "promote",
            description = "Makes the canary's build the stable one.",
            mixinStandardHelpOptions = true)
    int promote(
            @CommandLine.Parameters(paramLabel = "SERVICE") Service service,
            @CommandLine.Option(names = "--unwatched", description = "also when the analysis has not found it healthy")
                    boolean unwatched) {
        if (!unwatched
                && !inCluster("get", "job", ANALYSIS, "-o", "jsonpath={.status.succeeded}")
                        .strip()
                        .equals("1")) {
            throw Problem.failed(
                    "The analysis has not found the canary healthy (--unwatched promotes it all the same)");
        }
        var canary = "deployment/" + service.canary();
        var image = inCluster("get", canary, "-o", "jsonpath={.spec.template.spec.containers[0].image}")
                .strip();
        var version = image.substring(image.lastIndexOf(':') + 1);
        inCluster("patch", "deployment/" + service, "--type=strategic", "--patch", """
                {"spec": {"template": {"metadata": {"labels": {"%s": "%s"}},
                                       "spec": {"containers": [{"name": "service", "image": "%s"}]}}}}""".formatted(
                        VERSION_LABEL, version, image));
        say(inCluster("rollout", "status", "deployment/" + service, "--timeout=10m"));
        rollback(service);
        spec.commandLine().getOut().println("Keep it: put " + version + " into k8s/components/prod/kustomization.yaml");
        return ExitCodes.OK;
    }

    @CommandLine.Command(
            name = "rollback",
            description = "Takes the canary away; the stable build takes its partitions over.",
            mixinStandardHelpOptions = true)
    int rollback(@CommandLine.Parameters(paramLabel = "SERVICE") Service service) {
        return say(inCluster("delete", "deployment/" + service.canary(), "job/" + ANALYSIS, "--ignore-not-found"));
    }

    private String inCluster(String... arguments) {
        var all = new java.util.ArrayList<>(List.of("--namespace", "soulnear"));
        all.addAll(0, List.of(arguments));
        return kubectl.run("", all);
    }

    private int say(String words) {
        spec.commandLine().getOut().print(words);
        spec.commandLine().getOut().flush();
        return ExitCodes.OK;
    }
}
