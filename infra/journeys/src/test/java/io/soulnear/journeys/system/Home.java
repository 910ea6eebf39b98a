package io.soulnear.journeys.system;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.soulnear.sandbox.servers.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A top folder of its own for the sandbox, with copies of what the build made: no settings of the person who runs the tests, and no
 * build beside them, reach the system. The copies, and the caches that are made of them, are those of all homes.
 */
public final class Home {
    static final List<String> SERVICES = List.of("gateway", "dialogue", "quiz", "profile", "flags");

    /** The project's top folder; Maven runs tests in their module's. */
    static final Path PROJECT = Path.of("").toAbsolutePath().resolve("../..").normalize();

    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER", "LOGNAME");

    /** Below {@code target}; one for each process that runs tests. */
    public static final Path FOLDER =
            Path.of("target", System.getProperty("journeys.home", "home")).toAbsolutePath();

    private static final Path COPIES = Path.of("target", "copies").toAbsolutePath();

    private final Path folder;

    private Home(Path folder) {
        this.folder = folder;
    }

    /** The home of this process below {@code target}, filled anew. */
    public static Home make() {
        var home = new Home(FOLDER);
        try {
            Files.createDirectories(COPIES);
            try (var file = FileChannel.open(COPIES.resolve("lock"), CREATE, WRITE);
                    var _ = file.lock()) {
                home.takes("infra/sandbox");
                for (var service : SERVICES) {
                    home.takes(service + "-service");
                }
                home.link(".soulnear/cache");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing is built: mvn -DskipTests package", e);
        }
        return home;
    }

    public Path folder() {
        return folder;
    }

    /** The command line of people, without the check whether there is something to build. */
    ProcessBuilder soulnear(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dsoulnear.home=" + folder));
        command.addAll(List.of("-cp", classPath("infra/sandbox"), "io.soulnear.sandbox.command.SoulNear"));
        command.addAll(List.of(arguments));
        return java(environment, command);
    }

    /** A service alone, with exactly that environment. */
    ProcessBuilder service(String name, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath(name + "-service")));
        command.add(
                "io.soulnear." + name + "." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Service");
        command.addAll(List.of(arguments));
        return java(environment, command);
    }

    /** Runs to the end, and gives what was printed on either channel. */
    static Output run(ProcessBuilder builder) {
        try {
            var file = Files.createTempFile("journeys-", ".out");
            try {
                var process = builder.redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
                if (!process.waitFor(180, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("Still running after three minutes:\n" + Files.readString(file));
                }
                return new Output(process.exitValue(), Files.readString(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static ProcessBuilder java(Map<String, String> environment, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        var inherited = new HashMap<>(builder.environment());
        inherited.keySet().retainAll(KEPT);
        builder.environment().clear();
        builder.environment().putAll(inherited);
        builder.environment().putAll(environment);
        return builder;
    }

    private String classPath(String module) {
        var target = folder.resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, "*.jar")) {
            return jars.iterator().next() + ":"
                    + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takes(String module) throws IOException {
        var built = PROJECT.resolve(module).resolve("target");
        var target = link(module).resolve("target");
        Files.createDirectories(target);
        try (var jars = Files.newDirectoryStream(built, Path.of(module).getFileName() + "-*.jar")) {
            for (var jar : jars) {
                copy(jar, target);
            }
        }
        copy(built.resolve("classpath"), target);
    }

    /** What is the same stays, since it is in use. */
    private static void copy(Path file, Path target) throws IOException {
        var copy = target.resolve(file.getFileName());
        if (Files.notExists(copy) || Files.mismatch(file, copy) >= 0) {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes a folder of the copies this home's, too. */
    private Path link(String name) throws IOException {
        var link = folder.resolve(name);
        Files.createDirectories(COPIES.resolve(name));
        Files.createDirectories(link.getParent());
        if (!Files.isSymbolicLink(link)) {
            Folders.delete(link);
            Files.createSymbolicLink(link, COPIES.resolve(name));
        }
        return link;
    }
}
