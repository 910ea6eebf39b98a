package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.EmbeddedPostgres;
import io.soulnear.sandbox.servers.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides what a sandbox consists of, from the variables in force: what has an address of its own outside is not started here. */
final class Planning {
    private static final List<String> SERVICES = List.of("gateway", "dialogue", "quiz", "profile", "flags");
    /** Those that answer: in a replay the player stands for the gateway and says what the flags are. */
    private static final List<String> ANSWERING = List.of("dialogue", "quiz", "profile");

    private static final Map<String, Integer> VISIBLE =
            Map.of("GATEWAY_PORT", 8080, "SIMULATOR_PORT", 8081, "FLAGS_PORT", 8082);
    private static final List<String> OWN_LOG = List.of("-Dlogback.configurationFile=sandbox-logback.xml");

    /** Where everything new is off until it has proved itself. */
    private static final String PRODUCTION = "prod";

    private static final String JAVA_OPTIONS = "SOULNEAR_JAVA_OPTIONS";

    /** What works, and is off elsewhere until an operator switches it on. */
    private static final String TO_TRY = "ENABLE_STYLE_SETTINGS,ENABLE_USER_PROFILES,ENABLE_PATTERN_ANALYSIS,"
            + "ENABLE_DYNAMIC_QUIZ,ENABLE_ADAPTIVE_QUIZ";

    private final Sandbox sandbox;
    private final Variables variables;
    private final Secrets secrets;
    private final AotCaches caches;
    private final List<Program> programs = new ArrayList<>();
    private final List<JavaProgram> services = new ArrayList<>();
    /** Where the services tell what they keep and count; each service knows of those before it. */
    private final List<String> sources = new ArrayList<>();

    private final List<String> counting = new ArrayList<>();

    private final Map<String, String> shared = new TreeMap<>();
    private final Map<String, Integer> visible = new LinkedHashMap<>();
    private int instances = 1;

    Planning(Sandbox sandbox, Variables variables, AotCaches caches) {
        this.sandbox = sandbox;
        this.variables = variables;
        this.caches = caches;
        this.secrets = new Secrets(sandbox.run().resolve("secrets"));
    }

    /**
     * The plan.
     *
     * @throws Problem when a variable is wrong or something has not been built
     */
    Plan plan() {
        var faults = EnvironmentCheck.refusals(sandbox, variables);
        if (!faults.isEmpty()) {
            throw Problem.configuration(String.join("; ", faults));
        }
        var module = Module.built(sandbox.home().resolve("infra/sandbox"));
        shared.putAll(variables.fromFiles());
        shared.put("MALLOC_ARENA_MAX", "2");
        kafka(module);
        postgres();
        redis();
        if (variables.isReplay()) {
            shared.put(Variables.REPLAY, "true");
            keepOrMake("PSEUDONYM_SECRET");
            ANSWERING.forEach(this::service);
            return new Plan(programs, shared, visible, "");
        }
        var gatewayPort = visible("GATEWAY_PORT");
        var chat = telegram(module, gatewayPort);
        shared.put("FLAGS_PORT", Integer.toString(visible("FLAGS_PORT")));
        shared.put("FLAGS_URL", "http://127.0.0.1:" + shared.get("FLAGS_PORT"));
        keepOrMake("PSEUDONYM_SECRET");
        keepOrMake("FLAGS_ADMIN_TOKEN");
        keepOrMake("TELEGRAM_WEBHOOK_SECRET");
        keepOrMake("INTERNAL_TOKEN");
        shared.put("ENVIRONMENT", sandbox.environment());
        prefixes();
        if (!variables.has("FLAGS_ON") && !sandbox.environment().equals(PRODUCTION)) {
            shared.put("FLAGS_ON", TO_TRY);
        }
        instances = instances();
        SERVICES.forEach(this::service);
        return new Plan(programs, shared, visible, chat);
    }

    /** What makes the caches that are missing; none where the database is not ours, because training needs one of its own. */
    Optional<Training> training() {
        if (variables.has("POSTGRES_URL") || variables.isReplay()) {
            return Optional.empty();
        }
        var module = Module.built(sandbox.home().resolve("infra/sandbox"));
        return Optional.of(new Training(caches, kafkaProgram(module), simulatorProgram(module), services, shared));
    }

    /** Keeps what may be shared with other environments apart: topics, keys, and the schemas of a database that is not ours. */
    private void prefixes() {
        if (sandbox.isDefault()) {
            return;
        }
        prefix("TOPIC_PREFIX", sandbox.environment() + ".");
        prefix("REDIS_PREFIX", sandbox.environment() + ":");
        if (variables.has("POSTGRES_URL")) {
            prefix("SCHEMA_PREFIX", sandbox.environment().replace('-', '_') + "_");
        }
    }

    private void prefix(String variable, String own) {
        if (!variables.has(variable)) {
            shared.put(variable, own);
        }
    }

    private JavaProgram kafkaProgram(Module module) {
        return new JavaProgram("kafka", module, "io.soulnear.sandbox.servers.KafkaProcess", "384m", options(OWN_LOG));
    }

    private JavaProgram simulatorProgram(Module module) {
        return new JavaProgram(
                "telegram", module, "io.soulnear.sandbox.telegram.TelegramSimulatorProcess", "192m", options(OWN_LOG));
    }

    /** Further options for a Java process: the later one of two that contradict each other holds. */
    private List<String> options(List<String> own) {
        var all = new ArrayList<>(own);
        Arrays.stream(variables.get(JAVA_OPTIONS).split("\\s+"))
                .filter(option -> !option.isEmpty())
                .forEach(all::add);
        return all;
    }

    private void kafka(Module module) {
        if (variables.has("KAFKA_BOOTSTRAP")) {
            shared.put("KAFKA_BOOTSTRAP", variables.get("KAFKA_BOOTSTRAP"));
            return;
        }
        var port = internal("KAFKA_PORT");
        var management = Ports.free();
        shared.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + port);
        add(
                kafkaProgram(module),
                Map.of(
                        "KAFKA_FOLDER",
                        sandbox.data().resolve("kafka").toString(),
                        "KAFKA_CONTROLLER_PORT",
                        Integer.toString(Ports.free())),
                Map.of("KAFKA_PORT", port, "MANAGEMENT_PORT", management),
                health(management),
                true);
    }

    private void postgres() {
        if (variables.has("POSTGRES_URL")) {
            for (var name : List.of("POSTGRES_URL", "POSTGRES_USER", "POSTGRES_PASSWORD")) {
                shared.put(name, variables.get(name));
            }
            return;
        }
        var port = internal("POSTGRES_PORT");
        var folder = sandbox.data().resolve("postgres");
        shared.put("POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedPostgres.DATABASE);
        shared.put("POSTGRES_USER", EmbeddedPostgres.USER);
        shared.put("POSTGRES_PASSWORD", EmbeddedPostgres.password(folder));
        // What a replay stores is little, and soon forgotten.
        var buffers = variables.isReplay() ? "16MB" : EmbeddedPostgres.BUFFERS;
        programs.add(new ServerProgram.Postgres(folder, port, sandbox.log("postgres"), buffers));
    }

    private void redis() {
        if (variables.has("REDIS_URL")) {
            shared.put("REDIS_URL", variables.get("REDIS_URL"));
            return;
        }
        var port = internal("REDIS_PORT");
        shared.put("REDIS_URL", "redis://127.0.0.1:" + port);
        programs.add(new ServerProgram.Redis(sandbox.data().resolve("redis"), port, sandbox.log("redis")));
    }

    /** The chat page's address; empty where Telegram itself, or another API, is used. */
    private String telegram(Module module, int gatewayPort) {
        if (variables.has("BOT_TOKEN")) {
            return "";
        }
        if (variables.has("TELEGRAM_API_URL")) {
            throw Problem.configuration("TELEGRAM_API_URL is set, but BOT_TOKEN is not");
        }
        var port = visible("SIMULATOR_PORT");
        var address = "http://127.0.0.1:" + port;
        shared.put("BOT_TOKEN", secrets.botToken());
        shared.put("TELEGRAM_API_URL", address);
        if (variables.get("TELEGRAM_MODE").equals("webhook") && !variables.has("TELEGRAM_WEBHOOK_URL")) {
            shared.put("TELEGRAM_WEBHOOK_URL", "http://127.0.0.1:" + gatewayPort + "/telegram/webhook");
        }
        add(
                simulatorProgram(module),
                Map.of("BOT_TOKEN", secrets.botToken()),
                Map.of("SIMULATOR_PORT", port),
                URI.create(address + "/"),
                true);
        return address;
    }

    private void service(String name) {
        var module = Module.built(sandbox.home().resolve(name + "-service"));
        var main = "io.soulnear." + name + "." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Service";
        var program = new JavaProgram(name, module, main, heap(name), options(young(name)));
        services.add(program);
        for (int i = 1; i <= instances; i++) {
            instance(program, i);
        }
    }

    /** A conversation is kept while its model thinks; in a heap that is full of them, every second would be lost to collecting. */
    private static String heap(String service) {
        return service.equals("dialogue") ? "320m" : "192m";
    }

    /** Half of it is for what is new: most conversations are over before they would be moved among the old. */
    private static List<String> young(String service) {
        return service.equals("dialogue") ? List.of("-Xmn160m") : List.of();
    }

    /** The first has the service's name and its ports that people know; what is only told by one is told by the first. */
    private void instance(JavaProgram program, int number) {
        var name = number == 1 ? program.name() : program.name() + "-" + number;
        var management = Ports.free();
        var ports = new TreeMap<>(Map.of("MANAGEMENT_PORT", management));
        var visiblePort = program.name().toUpperCase(java.util.Locale.ROOT) + "_PORT";
        if (visible.containsKey(visiblePort)) {
            ports.put(visiblePort, number == 1 ? visible.get(visiblePort) : Ports.free());
        }
        counting.add(program.name() + "=http://127.0.0.1:" + management);
        if (number == 1) {
            sources.add(counting.getLast());
        }
        var own = new TreeMap<>(Map.of("INSTANCE_ID", number == 1 ? "sandbox" : "sandbox-" + number));
        if (program.name().equals("profile") && !variables.has("EXPORT_SOURCES")) {
            own.put("EXPORT_SOURCES", String.join(",", sources));
        }
        if (program.name().equals("flags") && !variables.has("METRICS_SOURCES")) {
            own.put("METRICS_SOURCES", String.join(",", counting));
        }
        add(name, program, own, ports, health(management), false);
    }

    private void add(
            JavaProgram program, Map<String, String> own, Map<String, Integer> ports, URI readiness, boolean server) {
        add(program.name(), program, own, ports, readiness, server);
    }

    private void add(
            String name,
            JavaProgram program,
            Map<String, String> own,
            Map<String, Integer> ports,
            URI readiness,
            boolean server) {
        var environment = new TreeMap<>(server ? Map.of("MALLOC_ARENA_MAX", "2") : shared);
        environment.putAll(own);
        ports.forEach((variable, port) -> environment.put(variable, Integer.toString(port)));
        var word = "-Dsoulnear.process=" + name + "@" + sandbox.folder();
        programs.add(new CommandProgram(
                name,
                () -> program.command(word, caches.use(program)),
                environment,
                ports,
                sandbox.log(name),
                server,
                readiness,
                word));
    }

    private void keepOrMake(String secret) {
        if (!variables.has(secret)) {
            shared.put(secret, secrets.secret(secret));
        }
    }

    /** A port that people know: fixed in the default environment, free in the others unless it is chosen. */
    private int visible(String variable) {
        var port = variables.has(variable)
                ? chosen(variable)
                : sandbox.isDefault() ? VISIBLE.getOrDefault(variable, 0) : 0;
        var actual = port == 0 ? Ports.free() : port;
        visible.put(variable, actual);
        shared.put(variable, Integer.toString(actual));
        return actual;
    }

    private int internal(String variable) {
        if (!variables.has(variable)) {
            return Ports.free();
        }
        visible.put(variable, chosen(variable));
        return chosen(variable);
    }

    private int chosen(String variable) {
        try {
            var port = Integer.parseInt(variables.get(variable));
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // answered below
        }
        throw Problem.configuration(variable + " is not a port");
    }

    /** How many processes of each service share its work. */
    private int instances() {
        var count = variables.get("SOULNEAR_INSTANCES");
        if (!count.matches("[1-9]?")) {
            throw Problem.configuration("SOULNEAR_INSTANCES is not a number from 1 to 9");
        }
        return count.isEmpty() ? 1 : Integer.parseInt(count);
    }

    private static URI health(int port) {
        return URI.create("http://127.0.0.1:" + port + "/health/readiness");
    }
}
