package io.soulnear.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a replay is kept, with the texts in it: only its owner can look into it. */
public final class ReplayFolder {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Path folder;
    /** The kernel lets go of it when this process ends, however it does. */
    private @Nullable FileChannel claim;

    /**
     * The folder of that name; it need not exist.
     *
     * @param home the project's top folder
     * @throws Problem when a replay cannot be called so
     */
    public ReplayFolder(Path home, String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,40}")) {
            throw Problem.usage("A replay's name is 1–41 small letters, digits and dashes");
        }
        this.folder = home.resolve(".soulnear/replays").resolve(name);
    }

    /**
     * Keeps everybody else from playing it, until this process ends.
     *
     * @throws Problem when somebody plays it
     */
    void claim() {
        var file = folder.resolveSibling("." + folder.getFileName() + ".lock");
        try {
            Files.createDirectories(folder.getParent());
            claim = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (claim.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException _) {
            throw Problem.failed("That replay is being played already; choose another --name to play it beside");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    /** The folder. */
    public Path path() {
        return folder;
    }

    /** What a variant made of the recording. */
    public Path run(String variant) {
        return folder.resolve(variant + ".jsonl");
    }

    Optional<Definition> definition() {
        var file = file();
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), Definition.class))
                    : Optional.empty();
        } catch (IOException _) {
            throw Problem.usage(file + " cannot be read; delete " + folder + " to begin anew");
        }
    }

    void keep(Definition definition) {
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.exists(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            var text = JSON.writeValueAsString(definition);
            var fresh = Files.createTempFile(
                    folder,
                    "replay",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text + "\n");
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private Path file() {
        return folder.resolve("replay.json");
    }

    /** A setup as it may be kept. */
    static Setup withoutSecrets(Setup setup) {
        return new Setup(setup.name(), setup.variant().settings());
    }
}
