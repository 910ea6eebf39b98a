package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.ProcessMark;
import io.soulnear.sandbox.servers.Signal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A program that is a command line and says over HTTP when it is ready.
 *
 * @param command made anew for each start; must contain {@code word}
 * @param environment added to the inherited one
 * @param readiness answers 200 when it is ready
 * @param word occurs in the command line of this process and of no other
 */
record CommandProgram(
        String name,
        Supplier<List<String>> command,
        Map<String, String> environment,
        Map<String, Integer> ports,
        Path log,
        boolean isServer,
        URI readiness,
        String word)
        implements Program {
    private static final long PATIENCE_SECONDS = 25;
    private static final int TIMEOUT_MILLIS = 2000;

    @Override
    public Running start() {
        // A session of its own: Ctrl-C at the terminal must reach the supervisor alone, which then ends the others in
        // order.
        var line = new ArrayList<>(List.of("setsid"));
        line.addAll(command.get());
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            return new Run(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    /** Whether {@code address} answers 200 within two seconds. */
    static boolean answers(URI address) {
        return status(address) == HttpURLConnection.HTTP_OK;
    }

    /** Whether {@code address} answers anything within two seconds. */
    static boolean listens(URI address) {
        return status(address) > 0;
    }

    private static int status(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return 0;
        }
    }

    private final class Run implements Running {
        private final Process process;

        private Run(Process process) {
            this.process = process;
        }

        @Override
        public Process process() {
            return process;
        }

        @Override
        public ProcessMark mark() {
            return ProcessMark.of(process.toHandle(), word);
        }

        @Override
        public boolean isReady() {
            return answers(readiness);
        }

        @Override
        public void stop() {
            Signal.TERM.end(process.toHandle(), PATIENCE_SECONDS);
        }
    }
}
