package io.soulnear.bench.stage;

import io.soulnear.bench.load.Ledger;
import io.soulnear.bench.load.Mark;
import io.soulnear.sandbox.flags.Because;
import io.soulnear.sandbox.flags.FlagsApi;
import io.soulnear.sandbox.flags.InForce;
import io.soulnear.sandbox.launcher.Control;
import io.soulnear.sandbox.launcher.EnvFile;
import io.soulnear.sandbox.launcher.Launch;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Progress;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.Shutdown;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.servers.Ports;
import io.soulnear.sandbox.servers.ProcessMark;
import io.soulnear.sandbox.telegram.Act;
import io.soulnear.sandbox.telegram.Button;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import io.soulnear.sandbox.telegram.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A whole SoulNear to measure, with data, ports and processes of its own. Telegram and the model run in this process; people are
 * numbered from 0.
 */
public final class Stage implements AutoCloseable {
    /** The name of the environment that is used and wiped. */
    public static final String ENVIRONMENT = "bench";

    private static final long FIRST_CHAT = 700_000_001;
    private static final long FIRST_BROUGHT = 1_500_000_000;
    private static final long READY_SECONDS = 180;
    private static final Duration TRAINING = Duration.ofMinutes(6);
    private static final String TOKEN = "123456789:bench-0123456789abcdefghijklmnopqrst";

    private final Sandbox sandbox;
    private final PrintWriter out;
    private final TelegramSimulator telegram;
    private final ModelStub model;
    private final String flagsToken = java.util.UUID.randomUUID().toString();
    private final String webhookSecret = java.util.UUID.randomUUID().toString();
    private final int gatewayPort = Ports.free();
    private final Thread emergencyExit = new Thread(this::end, "end of the bench");
    private volatile Ledger ledger = new Ledger(0);
    private volatile Watcher watcher = (_, _) -> {};
    private int people;

    private Stage(Sandbox sandbox, PrintWriter out, int telegramPort, int modelPort) throws IOException {
        this.sandbox = sandbox;
        this.out = out;
        this.telegram = TelegramSimulator.start(
                // Enough history to press a button that was sent a moment ago.
                SimulatorOptions.of(TOKEN).onPort(telegramPort).keeping(4),
                (chat, message) -> watcher.sent(chat, message));
        this.model = new ModelStub(modelPort, marks -> ledger.asked(marks));
    }

    /**
     * Brings everything up on fresh data, and waits until nothing is left to be prepared.
     *
     * @param home the project's top folder, built
     * @param receiving how the gateway gets its updates
     * @param compiler how far the Java processes compile
     * @param instances how many processes of each service share its work, 1 to 9
     * @param out where progress is told
     * @throws Problem when something does not come up, or the environment is in use
     */
    public static Stage up(Path home, Receiving receiving, Compiler compiler, int instances, PrintWriter out) {
        return up(new Sandbox(home, ENVIRONMENT), receiving, compiler, instances, Limits.NONE, out);
    }

    /** The same in an environment of another name, within those limits. */
    public static Stage up(
            Sandbox sandbox, Receiving receiving, Compiler compiler, int instances, Limits limits, PrintWriter out) {
        Stage stage;
        try {
            stage = new Stage(sandbox, out, Ports.free(), Ports.free());
        } catch (IOException e) {
            throw new UncheckedIOException("The stage has no port", e);
        }
        try {
            stage.start(receiving, compiler, instances, limits);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private void start(Receiving receiving, Compiler compiler, int instances, Limits limits) {
        var launch = new Launch(sandbox, new Progress(out));
        launch.wipe();
        Runtime.getRuntime().addShutdownHook(emergencyExit);
        launch.detached(READY_SECONDS, variables(receiving, compiler, instances, limits));
        awaitQuiet(sandbox);
    }

    private Map<String, String> variables(Receiving receiving, Compiler compiler, int instances, Limits limits) {
        var variables = new HashMap<String, String>();
        variables.put("BOT_TOKEN", TOKEN);
        variables.put("TELEGRAM_API_URL", "http://127.0.0.1:" + telegram.url().getPort());
        variables.put("TELEGRAM_MODE", receiving.name().toLowerCase(Locale.ROOT));
        variables.put("TELEGRAM_WEBHOOK_URL", webhook().toString());
        variables.put("TELEGRAM_WEBHOOK_SECRET", webhookSecret);
        variables.put("GATEWAY_PORT", Integer.toString(gatewayPort));
        variables.put("MODEL_PROVIDER", "openai");
        variables.put("OPENAI_API_KEY", "bench");
        variables.put("OPENAI_MODEL", "stub");
        variables.put("OPENAI_BASE_URL", "http://127.0.0.1:" + model.port() + "/v1");
        variables.put("FLAGS_ADMIN_TOKEN", flagsToken);
        variables.put("ANALYSIS_BY_MODEL", "false"); // the stub finds nothing
        variables.put("FLAGS_ON", "none"); // as where nobody has switched anything on yet
        variables.put("SOULNEAR_JAVA_OPTIONS", compiler.options());
        variables.put("SOULNEAR_INSTANCES", Integer.toString(instances));
        variables.put("LIMIT_PER_MINUTE", limits.texts);
        variables.put("LIMIT_PER_HOUR", limits.texts);
        variables.put("QUOTA_HELPER_PER_DAY", "0");
        variables.put("QUOTA_SOULSLEEP_PER_DAY", "0");
        variables.put("TELEGRAM_MESSAGES_PER_SECOND", limits.messagesPerSecond);
        variables.put("TELEGRAM_CHAT_MESSAGES_PER_SECOND", limits.messagesPerSecond);
        return variables;
    }

    /** Waits until the ahead-of-time caches have been made; the first start of a build takes a minute or two for it. */
    public static void awaitQuiet(Sandbox sandbox) {
        // Training begins a moment after everything is ready.
        await(Duration.ofSeconds(2), () -> isTraining(sandbox));
        await(TRAINING, () -> !isTraining(sandbox));
    }

    private static boolean isTraining(Sandbox sandbox) {
        return State.read(sandbox)
                .flatMap(state -> state.supervisor().find())
                .map(supervisor -> supervisor
                        .descendants()
                        .anyMatch(process ->
                                ProcessMark.commandLine(process.pid()).contains("-Dsoulnear.process=training@")))
                .orElse(false);
    }

    /**
     * Has so many people go through the onboarding, as people do; from then on every text they write is answered by the model.
     *
     * @throws Problem when they are not all welcomed in time
     */
    public void register(int count) throws InterruptedException {
        var begin = System.nanoTime();
        var registration = new Registration(
                telegram,
                LongStream.range(FIRST_CHAT + people, FIRST_CHAT + people + count)
                        .iterator(),
                count);
        watcher = registration;
        registration.run(Duration.ofSeconds(60 + count / 10));
        people += count;
        out.printf(Locale.ROOT, "%d people registered in %.1f s%n", count, (System.nanoTime() - begin) / 1e9);
        out.flush();
    }

    /** How many people are registered. */
    public int people() {
        return people;
    }

    /** Begins to keep a new account of what is written and answered. */
    public Ledger open() {
        var opened = ledger.next(people);
        ledger = opened;
        watcher = (chat, message) -> {
            var now = System.nanoTime();
            opened.replied((int) (chat - FIRST_CHAT), Mark.last(message.text()), now);
        };
        return opened;
    }

    /** Shows somebody all that the bot sends, people by their numbers; in place of the account that is kept otherwise. */
    public void watch(Watcher person) {
        watcher = (chat, message) -> person.sent(chat - FIRST_CHAT, message);
    }

    /** Has a person press a button; returns the update's id. */
    public long press(int person, Message message, Button button) {
        return telegram.act(FIRST_CHAT + person, new Act.Press(message.id(), null, null, button.data()));
    }

    /** Sets how long the model thinks. */
    public void think(Duration time) {
        model.think(time);
    }

    /** Has the model never answer these people, by their numbers. */
    public void hang(IntPredicate people) {
        model.hang(people);
    }

    /** Has the model say its answers word by word, so far apart. */
    public void stream(Duration wordsApart) {
        model.stream(wordsApart);
    }

    /** How many milliseconds after the model's first word each person saw it, of those who were answered word by word since then. */
    public List<Long> millisToFirstWords() {
        return model.begun().entrySet().stream()
                .flatMap(begun -> telegram.drafts(FIRST_CHAT + begun.getKey()).stream()
                        .map(draft -> draft.at() - begun.getValue())
                        .filter(millis -> millis >= 0)
                        .limit(1))
                .toList();
    }

    /** Has a person write; returns the update's id. */
    public long write(int person, String text) {
        return telegram.act(FIRST_CHAT + person, new Act.Say(text));
    }

    private URI webhook() {
        return URI.create("http://127.0.0.1:" + gatewayPort + "/telegram/webhook");
    }

    /**
     * How Telegram would bring a command to the webhook; people take turns.
     *
     * @param number of the update, each once; those that the simulator makes are other ones
     */
    public HttpRequest update(long number, String command) {
        var person = (int) (number % people);
        return HttpRequest.newBuilder(webhook())
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", webhookSecret)
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"update_id": %1$d, "message": {"message_id": %2$d, "date": %3$d,
                         "from": {"id": %4$d, "is_bot": false, "first_name": "Load", "language_code": "en"},
                         "chat": {"id": %4$d, "type": "private", "first_name": "Load"},
                         "text": "%5$s", "entities": [{"type": "bot_command", "offset": 0, "length": %6$d}]}}
                        """.formatted(
                                FIRST_BROUGHT + number,
                                1_000_000 + number,
                                System.currentTimeMillis() / 1000,
                                chat(person),
                                command,
                                command.length())))
                .build();
    }

    /** Has an update of a person delivered once more. */
    public void repeat(int person, long update) {
        telegram.act(FIRST_CHAT + person, new Act.Repeat(update));
    }

    /** What runs at the moment. */
    public State state() {
        return State.read(sandbox).orElseThrow(() -> Problem.failed("The stage is not up"));
    }

    /** Ends a process politely; it stays down until it is started. */
    public void stop(String process) {
        Control.order(sandbox, "stop", process);
    }

    /** Starts a process that was stopped. */
    public void start(String process) {
        Control.order(sandbox, "start", process);
    }

    /** What the heap of a service holds, garbage not counted, in bytes; it stands still for a moment meanwhile. */
    public long heldBytes(String service) {
        return Usage.heldBytes(state().process(service)
                .flatMap(State.Entry::process)
                .orElseThrow(() -> Problem.failed(service + " does not run")));
    }

    /** Processor time used so far. */
    public Usage usage() {
        return Usage.now(state());
    }

    /** Resident bytes of all processes but this one. */
    public long residentBytes() {
        return Usage.residentBytes(state());
    }

    /** What a service says of itself. */
    public Figures figures(String service) {
        var port = state().process(service).orElseThrow().ports().get("MANAGEMENT_PORT");
        if (port == null) {
            throw Problem.failed(service + " has no figures");
        }
        return new Figures(port);
    }

    /** What people wrote, said past the services that they write to. */
    public Turns turns() {
        var variables = environment();
        return new Turns(
                variables.getOrDefault("KAFKA_BOOTSTRAP", ""),
                variables.getOrDefault("TOPIC_PREFIX", "") + "dialogue.turn");
    }

    /**
     * Switches a feature on; returns when every service does it.
     *
     * @throws Problem when one does not follow
     */
    public void turnOn(String flag) {
        var changed = flags().turn(flag, true, new Because("bench", "measured"));
        var missing = inForce().await(flag, changed.version(), Duration.ofSeconds(10));
        if (!missing.isEmpty()) {
            throw Problem.failed("A change of a flag is not in force in " + String.join(", ", missing));
        }
    }

    /** Where flags are switched. */
    public FlagsApi flags() {
        var port = state().processes().stream()
                .flatMap(process -> Stream.ofNullable(process.ports().get("FLAGS_PORT")))
                .findFirst()
                .orElseThrow();
        return new FlagsApi(URI.create("http://127.0.0.1:" + port), flagsToken);
    }

    /** What tells whether a change of a flag is in force. */
    public InForce inForce() {
        var ports = new HashMap<String, Integer>();
        for (var entry : state().processes()) {
            if (entry.ports().containsKey("MANAGEMENT_PORT") && !entry.name().equals("kafka")) {
                ports.put(entry.name(), entry.ports().get("MANAGEMENT_PORT"));
            }
        }
        return new InForce(ports);
    }

    private Map<String, String> environment() {
        return EnvFile.read(sandbox.run().resolve("environment")).values();
    }

    /** The services' database. */
    public Connection database() throws SQLException {
        var variables = environment();
        return DriverManager.getConnection(
                variables.get("POSTGRES_URL"), variables.get("POSTGRES_USER"), variables.get("POSTGRES_PASSWORD"));
    }

    /** The chat of a person. */
    public static long chat(int person) {
        return FIRST_CHAT + person;
    }

    /** Polls ten times a second; false when it is not so in time. */
    public static boolean await(Duration patience, BooleanSupplier isSo) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!isSo.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends everything; the logs stay. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(emergencyExit);
        } catch (IllegalStateException _) {
            // the process is ending: the hook itself is what runs
        }
    }

    private void end() {
        Shutdown.of(sandbox);
        telegram.close();
        model.close();
    }
}
