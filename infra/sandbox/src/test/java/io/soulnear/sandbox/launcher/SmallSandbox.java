package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan of small services, and the sandbox they run in. */
final class SmallSandbox {
    final Sandbox sandbox;
    private final List<Program> programs = new ArrayList<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Map<String, Integer> visible = new HashMap<>();

    SmallSandbox(Path home) {
        this(home, "dev");
    }

    SmallSandbox(Path home, String environment) {
        sandbox = new Sandbox(home, environment);
    }

    SmallSandbox service(String name) {
        return add(name, false, Map.of());
    }

    SmallSandbox server(String name) {
        return add(name, true, Map.of());
    }

    SmallSandbox ending(String name, int exitCode) {
        return add(name, false, Map.of("EXIT", Integer.toString(exitCode)));
    }

    SmallSandbox shared(String variable, String value) {
        shared.put(variable, value);
        return this;
    }

    SmallSandbox visible(String variable, int port) {
        visible.put(variable, port);
        return this;
    }

    Plan plan() {
        return new Plan(programs, shared, visible, "http://127.0.0.1:8081");
    }

    Path ended() {
        return sandbox.home().resolve("ended");
    }

    /** While it is there, no service comes up. */
    Path full() {
        return sandbox.home().resolve("full");
    }

    private SmallSandbox add(String name, boolean server, Map<String, String> more) {
        var port = Ports.free();
        var word = "-Dsoulnear.process=" + name + "@" + sandbox.folder();
        var environment = new HashMap<>(Map.of(
                "MANAGEMENT_PORT",
                Integer.toString(port),
                "NAME",
                name,
                "ENDED",
                ended().toString(),
                "FULL",
                full().toString()));
        environment.putAll(more);
        programs.add(new CommandProgram(
                name,
                () -> List.of(
                        JavaProgram.java().toString(),
                        word,
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes(),
                        SmallService.class.getName()),
                environment,
                Map.of("MANAGEMENT_PORT", port),
                sandbox.log(name),
                server,
                URI.create("http://127.0.0.1:" + port + "/health/readiness"),
                word));
        return this;
    }

    private static String classes() {
        return Path.of(SmallService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
