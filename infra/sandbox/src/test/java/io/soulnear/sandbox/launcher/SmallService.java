package io.soulnear.sandbox.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A service small enough for tests: ready at once on {@code MANAGEMENT_PORT}; writes its name to the file {@code ENDED} when it is told
 * to end; with {@code EXIT} it ends at once with that code, and while the file {@code FULL} is there it does so, too, with the code that
 * stands in it.
 */
public final class SmallService {
    private SmallService() {}

    public static void main(String[] args) throws IOException {
        var exit = System.getenv("EXIT");
        if (exit != null) {
            System.out.println("I have my reasons");
            System.exit(Integer.parseInt(exit));
        }
        var full = System.getenv("FULL");
        if (full != null && Files.exists(Path.of(full))) {
            System.exit(Integer.parseInt(Files.readString(Path.of(full))));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Files.writeString(
                        Path.of(System.getenv("ENDED")),
                        System.getenv("NAME") + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }));
        var server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("MANAGEMENT_PORT"))),
                8);
        server.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
