package io.soulnear.sandbox.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.sandbox.launcher.ProcessReport;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.smoke.Check.Fault;
import io.soulnear.sandbox.telegram.SimulatorClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks at processes, servers, flags, the bot and its model; with a simulator in Telegram's place somebody talks to the bot, too. */
public final class Smoke implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern FALLBACKS =
            Pattern.compile("^soulnear_model_fallbacks_total(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final State state;
    private final Map<String, String> environment;
    private final Consumer<Check> report;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private boolean inOrder = true;

    /**
     * @param environment the variables in force in the services
     * @param report is told each check as soon as it is done
     */
    public Smoke(State state, Map<String, String> environment, Consumer<Check> report) {
        this.state = state;
        this.environment = Map.copyOf(environment);
        this.report = report;
    }

    /** Whether everything is in order. */
    public boolean run() {
        ProcessReport.of(state)
                .forEach(process -> check(process.name() + " runs and is ready", () -> {
                    if (!process.ready()) {
                        throw new Fault(process.status() + " " + process.reason());
                    }
                }));
        for (var entry : state.processes()) {
            if (entry.readiness().endsWith("/health/readiness") && !entry.name().equals("kafka")) {
                check(entry.name() + " reaches Kafka and its database", () -> reaches(URI.create(entry.readiness())));
            }
        }
        check("Redis answers", this::pingsRedis);
        check("flags-service knows its flags", this::knowsFlags);
        if (state.chat().isEmpty()) {
            check("Telegram knows the bot", this::knowsTheBot);
        } else {
            var before = fallbacks();
            try (var telegram = SimulatorClient.at(URI.create(state.chat()))) {
                new Talk(telegram).checks().forEach(this::check);
            }
            check("the model answered by itself", () -> {
                if (fallbacks() > before) {
                    throw new Fault("another had to stand in for it");
                }
            });
        }
        return inOrder;
    }

    private void check(String what, Check.Attempt attempt) {
        var check = Check.of(what, attempt);
        inOrder &= check.isInOrder();
        report.accept(check);
    }

    private void reaches(URI readiness) throws Fault {
        var away = json(get(readiness)).path("away");
        if (!away.isEmpty()) {
            throw new Fault("away: " + away);
        }
    }

    private void pingsRedis() throws Fault {
        var address = URI.create(environment.getOrDefault("REDIS_URL", ""));
        if (!"redis".equals(address.getScheme())) {
            throw new Fault("REDIS_URL is not redis://host:port; ask it yourself");
        }
        try (var socket = new Socket()) {
            var port = address.getPort() < 0 ? 6379 : address.getPort();
            socket.connect(new InetSocketAddress(address.getHost(), port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(1), StandardCharsets.US_ASCII);
            if (answer.isEmpty()) {
                throw new Fault("it closed the connection");
            }
        } catch (IOException _) {
            throw new Fault("it does not");
        }
    }

    private void knowsFlags() throws Fault {
        var port = state.process("flags")
                .map(flags -> flags.ports().get("FLAGS_PORT"))
                .orElse(null);
        if (port == null) {
            throw new Fault("it is not running");
        }
        if (json(get(URI.create("http://127.0.0.1:" + port + "/flags")))
                .path("flags")
                .isEmpty()) {
            throw new Fault("it knows none");
        }
    }

    private void knowsTheBot() throws Fault {
        var api = environment.getOrDefault("TELEGRAM_API_URL", "https://api.telegram.org");
        var me = json(get(URI.create(api + "/bot" + environment.getOrDefault("BOT_TOKEN", "") + "/getMe")));
        if (!me.path("ok").asBoolean()) {
            throw new Fault("it does not: is BOT_TOKEN right?");
        }
    }

    /** How often another model, or the offline companion, stood in. */
    private double fallbacks() {
        var port = state.process("dialogue")
                .map(dialogue -> dialogue.ports().get("MANAGEMENT_PORT"))
                .orElse(0);
        try {
            var metrics = get(URI.create("http://127.0.0.1:" + port + "/prometheus"));
            return FALLBACKS
                    .matcher(metrics)
                    .results()
                    .mapToDouble(match -> Double.parseDouble(match.group(1)))
                    .sum();
        } catch (Fault _) {
            return 0; // that dialogue is away was said before
        }
    }

    private static JsonNode json(String text) throws Fault {
        try {
            return JSON.readTree(text);
        } catch (IOException _) {
            throw new Fault("the answer is not JSON");
        }
    }

    /** Failures never name the address: it may hold the bot's token. */
    private String get(URI address) throws Fault {
        try {
            return http.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException _) {
            throw new Fault("no answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
