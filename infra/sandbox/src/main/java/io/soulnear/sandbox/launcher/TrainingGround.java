package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.Folders;
import io.soulnear.sandbox.servers.ProcessMark;
import io.soulnear.sandbox.servers.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where ahead-of-time caches are made: by one process at a time, kept by a lock that ends with it. What it starts is noted here, so that
 * the next one can end what a killed one has left.
 */
final class TrainingGround {
    private static final int PATIENCE_SECONDS = 5;

    private final Path folder;
    private final Path lock;

    /** {@code caches} is the folder of the caches. */
    TrainingGround(Path caches) {
        this.folder = caches.resolve("training");
        this.lock = caches.resolve("training.lock");
    }

    /** What lies here goes when the training ends. */
    Path folder() throws IOException {
        return Files.createDirectories(folder);
    }

    /** Does the training, unless another process is at it. */
    void alone(Runnable training) {
        locked(() -> {
            clear();
            try {
                training.run();
            } finally {
                clear();
            }
        });
    }

    /** Notes what was started for the training. */
    void note(ProcessMark mark) throws IOException {
        Files.writeString(
                folder().resolve("marks"), mark.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Ends and deletes what a process that was killed has left of its training; true when there was something. */
    boolean endLeft() {
        return Files.exists(folder) && locked(this::clear);
    }

    private boolean locked(Runnable work) {
        try {
            Files.createDirectories(folder.getParent());
            try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = file.tryLock()) {
                if (held != null) {
                    work.run();
                }
                return held != null;
            }
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + lock, e);
        }
    }

    private void clear() {
        for (var mark : marks()) {
            mark.find().ifPresent(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                Signal.KILL.end(process, PATIENCE_SECONDS);
            });
        }
        Folders.delete(folder);
    }

    private List<ProcessMark> marks() {
        try {
            return Files.readAllLines(folder.resolve("marks")).stream()
                    .map(ProcessMark::parse)
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what trains in " + folder, e);
        }
    }
}
