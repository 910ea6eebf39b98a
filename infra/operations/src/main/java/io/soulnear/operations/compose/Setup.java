package io.soulnear.operations.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes what a system in containers is told: its file of variables, and a file for each secret. What is there is never changed. */
final class Setup {
    private static final List<String> MADE = List.of(
            "TELEGRAM_WEBHOOK_SECRET",
            "POSTGRES_PASSWORD",
            "PSEUDONYM_SECRET",
            "INTERNAL_TOKEN",
            "FLAGS_ADMIN_TOKEN",
            "GRAFANA_PASSWORD");
    private static final List<String> GIVEN = List.of("BOT_TOKEN", "OPENAI_API_KEY");

    private final Path folder;
    private final String environment;

    /** {@code folder} holds the compose file. */
    Setup(Path folder, String environment) {
        this.folder = folder;
        this.environment = environment;
    }

    Path variables() {
        return folder.resolve(".env." + environment);
    }

    private Path secrets() {
        return folder.resolve("secrets").resolve(environment);
    }

    boolean isDone() {
        return Files.exists(variables()) && Files.isDirectory(secrets());
    }

    /** Makes what is missing; gives the files that people still have to fill. */
    List<Path> make() throws IOException {
        if (!Files.exists(variables())) {
            Files.copy(folder.resolve("env.example"), variables());
        }
        Files.createDirectories(secrets());
        Files.setPosixFilePermissions(secrets(), PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var name : MADE) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            write(name, HexFormat.of().formatHex(random));
        }
        var empty = new ArrayList<Path>();
        for (var name : GIVEN) {
            write(name, "");
            if (Files.size(secrets().resolve(name)) == 0) {
                empty.add(secrets().resolve(name));
            }
        }
        return empty;
    }

    /** Readable by the services' own user, who is not the one that makes it: the folder above is what keeps others out. */
    private void write(String name, String value) throws IOException {
        var file = secrets().resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
            Files.writeString(file, value);
        }
    }
}
