package io.soulnear.journeys.system;

import io.soulnear.sandbox.flags.Because;
import io.soulnear.sandbox.flags.FlagsApi;
import io.soulnear.sandbox.flags.InForce;
import io.soulnear.sandbox.launcher.EnvFile;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.servers.Signal;
import io.soulnear.sandbox.telegram.SimulatedTelegram;
import io.soulnear.sandbox.telegram.SimulatorClient;
import io.soulnear.testing.CollectedSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Kafka, PostgreSQL, Redis, a simulated Telegram and the five services, each a process of its own, started by the command line as
 * people start it: in an environment of its own, on free ports, with fresh data. The model behind it and the receiver of its traces
 * are in this JVM. Logs stay in {@code target/home1/.soulnear/journeys/logs}.
 */
public final class RunningSystem implements AutoCloseable {
    /** How long a test waits for what it expects; the machine may have other work. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    /** Who may use {@code /flags}: one for each language, because people keep theirs. */
    static final long FIRST_ADMIN = 1_000_001;

    /** Their short names. */
    public static final List<String> SERVICES = Home.SERVICES;

    /** The project's top folder. */
    public static final Path PROJECT = Home.PROJECT;

    private static final String ENVIRONMENT = "journeys";

    private final Home home;
    private final Sandbox sandbox;
    private final Map<String, String> settings;
    private final ModelStub model;
    private final CollectedSpans spans;
    private final Thread end = new Thread(this::down, "end-of-journeys");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> variables;
    private final SimulatedTelegram telegram;
    private final Database database;

    private RunningSystem(
            Home home, String environment, Map<String, String> settings, ModelStub model, CollectedSpans spans) {
        this.home = home;
        this.sandbox = new Sandbox(home.folder(), environment);
        this.settings = Map.copyOf(settings);
        this.model = model;
        this.spans = spans;
        down();
        Runtime.getRuntime().addShutdownHook(end);
        var up = Home.run(home.soulnear(settings, "up", "--env", environment, "--detach", "--fresh"));
        if (up.exitCode() != 0) {
            throw new IllegalStateException("The system did not start:\n" + up.text());
        }
        this.variables = EnvFile.read(sandbox.run().resolve("environment")).values();
        this.telegram = SimulatorClient.at(URI.create(state().chat()));
        this.database = new Database(
                variable("POSTGRES_URL"),
                variable("POSTGRES_USER"),
                variable("POSTGRES_PASSWORD"),
                variable("SCHEMA_PREFIX"));
    }

    static RunningSystem start() {
        var model = ModelStub.start();
        var spans = CollectedSpans.start();
        return new RunningSystem(Home.make(), ENVIRONMENT, settings(model, spans), model, spans);
    }

    /** One more environment beside this one, on its Kafka, PostgreSQL and Redis; model and traces are this one's, too. */
    public RunningSystem beside(String environment) {
        var settings = new HashMap<>(this.settings);
        for (var name : List.of("KAFKA_BOOTSTRAP", "POSTGRES_URL", "POSTGRES_USER", "POSTGRES_PASSWORD", "REDIS_URL")) {
            settings.put(name, variable(name));
        }
        return new RunningSystem(home, environment, settings, model, spans);
    }

    private static Map<String, String> settings(ModelStub model, CollectedSpans spans) {
        return Map.ofEntries(
                Map.entry("OPENAI_BASE_URL", model.url()),
                Map.entry("OPENAI_API_KEY", ModelStub.KEY),
                Map.entry("OPENAI_MODEL", "stub-1"),
                Map.entry("MODEL_SECONDARY_PROVIDER", "openai"),
                Map.entry("MODEL_SECONDARY_BASE_URL", model.secondUrl()),
                Map.entry("MODEL_SECONDARY_NAME", "stub-2"),
                Map.entry("TRANSCRIPTION_BASE_URL", model.url()),
                Map.entry("MODEL_ATTEMPT_TIMEOUT", "6s"),
                Map.entry("MODEL_DEADLINE", "8s"),
                Map.entry("QUOTA_HELPER_PER_DAY", "0"), // long talks; the evening has its quota
                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", spans.endpoint()),
                Map.entry("ANALYSIS_BY_MODEL", "false"),
                Map.entry("ADMIN_IDS", FIRST_ADMIN + "," + (FIRST_ADMIN + 1)),
                Map.entry("FLAGS_ON", "ENABLE_STYLE_SETTINGS,ENABLE_USER_PROFILES,ENABLE_PATTERN_ANALYSIS"));
    }

    /** The other side of the bot. */
    public SimulatedTelegram telegram() {
        return telegram;
    }

    /** The model that is asked while {@code USE_CHAT_COMPLETION} is on. */
    public ModelStub model() {
        return model;
    }

    public CollectedSpans spans() {
        return spans;
    }

    public Database database() {
        return database;
    }

    /** The command line, on this system. */
    public Output soulnear(String... arguments) {
        var all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--env";
        all[arguments.length + 1] = sandbox.environment();
        return Home.run(home.soulnear(Map.of(), all));
    }

    /** Switches whether the model answers, or the offline companion; returns when it is in force everywhere. */
    public void answersByModel(boolean on) {
        switches("USE_CHAT_COMPLETION", on);
    }

    /** Switches a feature for everybody, as the command line does; returns when it is in force everywhere. */
    public void switches(String flag, boolean on) {
        var flags = new FlagsApi(URI.create(variable("FLAGS_URL")), variable("FLAGS_ADMIN_TOKEN"));
        var set = flags.turn(flag, on, new Because("journeys", ""));
        var services = SERVICES.stream().collect(Collectors.toMap(name -> name, this::managementPort));
        var missing = new InForce(services).await(flag, set.version(), PATIENCE);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(flag + " is not in force in " + missing);
        }
    }

    /** Runs one more process of a service, with this system's variables and those given; an empty value takes one away. */
    public Output service(String name, Map<String, String> different, String... arguments) {
        var environment = new HashMap<>(variables);
        environment.putAll(settings);
        environment.put("MANAGEMENT_PORT", "0");
        environment.putAll(different);
        environment.values().removeIf(String::isEmpty);
        return Home.run(home.service(name, environment, arguments));
    }

    /** What the services have in force, like {@code BOT_TOKEN}. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Like {@code 127.0.0.1:9092}. */
    public String kafka() {
        return variable("KAFKA_BOOTSTRAP");
    }

    /** A topic's name in this environment. */
    public String topic(String name) {
        return variable("TOPIC_PREFIX") + name;
    }

    /** What the supervisor says of the processes. */
    public State state() {
        return State.read(sandbox).orElseThrow();
    }

    /** One process as the supervisor sees it. */
    public State.Entry process(String name) {
        return state().process(name).orElseThrow();
    }

    /** Sends a signal to the process that runs under that name now. */
    public void signal(String name, Signal signal) {
        signal.send(process(name).process().orElseThrow());
    }

    /** The metrics of each service as Prometheus reads them. */
    public List<String> metrics() {
        return SERVICES.stream().map(this::metrics).toList();
    }

    /** Where a service tells how it is. */
    public int managementPort(String service) {
        return Objects.requireNonNull(process(service).ports().get("MANAGEMENT_PORT"));
    }

    private String metrics(String service) {
        try {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + managementPort(service) + "/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where a server of this system keeps its data. */
    public Path data(String server) {
        return sandbox.data().resolve(server);
    }

    /** The log of every process, and the supervisor's. */
    public List<Path> logs() {
        try (var files = Files.list(sandbox.log("any").getParent())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void down() {
        Home.run(home.soulnear(Map.of(), "down", "--env", sandbox.environment()));
    }

    /** Ends this environment; what others use beside it stays. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(end);
        telegram.close();
        down();
        if (!settings.containsKey("KAFKA_BOOTSTRAP")) {
            model.close();
            spans.close();
        }
        http.close();
    }
}
