package io.soulnear.journeys.resilience;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A disk with little space, mounted over a folder that keeps what is in it. It is of memory, and only root can have one. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4_096;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Leaves the test out where nobody may mount. */
    static void assumeMountable(Path empty) {
        try {
            Files.createDirectories(empty);
            assumeTrue(mounts(empty, 1), "only root can mount a small disk, and not in every container");
            run("umount", empty.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mounts one, with room for what is in the folder, and so much more. */
    static SmallDisk over(Path folder, int mebibytes) {
        var beside = beside(folder);
        move(folder, beside);
        if (!mounts(folder, mebibytes + mebibytes(beside))) {
            throw new IllegalStateException("Nothing can be mounted over " + folder);
        }
        move(beside, folder);
        run("rmdir", beside.toString());
        return new SmallDisk(folder);
    }

    private static boolean mounts(Path folder, int mebibytes) {
        return exitCode("mount", "-t", "tmpfs", "-o", "mode=700,size=" + mebibytes + "m", "none", folder.toString())
                == 0;
    }

    /** Leaves not a byte free. */
    void fill() {
        try (var file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var block = ByteBuffer.allocate(BLOCK);
            while (file.write(block.clear()) > 0) {
                // until there is no space left
            }
        } catch (IOException _) {
            // there is none
        }
    }

    /** Somebody has made space. */
    void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes, and leaves what is on it in the folder; nobody may use it any more. */
    @Override
    public void close() {
        free();
        var beside = beside(folder);
        move(folder, beside);
        run("umount", folder.toString());
        move(beside, folder);
        run("rmdir", beside.toString());
    }

    private static Path beside(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".moved");
    }

    /** What it takes on a disk, rounded up; Kafka's indexes are mostly holes. */
    private static int mebibytes(Path folder) {
        try {
            var used = new ProcessBuilder("du", "--summarize", "--block-size=1M", folder.toString()).start();
            return Integer.parseInt(
                    new String(used.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split("\\s")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        run("cp", "-a", from + "/.", to.toString());
        run("find", from.toString(), "-mindepth", "1", "-delete");
    }

    private static void run(String... command) {
        if (exitCode(command) != 0) {
            throw new IllegalStateException("Failed: " + String.join(" ", command));
        }
    }

    private static int exitCode(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
