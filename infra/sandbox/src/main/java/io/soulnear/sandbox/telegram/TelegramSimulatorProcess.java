package io.soulnear.sandbox.telegram;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulator as a process of its own: {@code SIMULATOR_PORT} (0 or absent: any free one) and {@code BOT_TOKEN}. */
public final class TelegramSimulatorProcess {
    private static final Logger LOG = quietLogger();
    private static final int WRONG_CONFIGURATION = 78; // EX_CONFIG of sysexits.h

    private TelegramSimulatorProcess() {}

    /** Without a configuration of its own, Logback would print all that Netty has to say. */
    private static Logger quietLogger() {
        System.getProperties().putIfAbsent("logback.configurationFile", "sandbox-logback.xml");
        return LoggerFactory.getLogger(TelegramSimulatorProcess.class);
    }

    /** Serves until it is told to stop, then ends at once: there is nothing to save. */
    public static void main(String[] args) throws InterruptedException {
        SimulatorOptions options;
        try {
            options = options(System.getenv());
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(WRONG_CONFIGURATION);
            return;
        }
        try {
            var simulator = TelegramSimulator.start(options);
            LOG.info("Telegram simulator and chat page at {}", simulator.url());
        } catch (IOException e) {
            LOG.error("{}", e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    static SimulatorOptions options(Map<String, String> environment) {
        var token = environment.getOrDefault("BOT_TOKEN", "");
        var port = environment.getOrDefault("SIMULATOR_PORT", "0");
        if (token.isBlank()) {
            throw new IllegalArgumentException("BOT_TOKEN is missing");
        }
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("SIMULATOR_PORT is not a port");
        }
        try {
            return SimulatorOptions.of(token).onPort(Integer.parseInt(port));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("BOT_TOKEN is wrong: " + e.getMessage(), e);
        }
    }
}
