package io.soulnear.replay.play;

import io.soulnear.comparison.run.Turn;
import io.soulnear.comparison.run.TurnLines;
import io.soulnear.replay.recording.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a variant made of the recording, in a file that only its owner reads. A conversation is appended when it is over, all of it at
 * once; of one that a kill has cut off nothing counts, and it is played anew.
 */
final class RunFile implements AutoCloseable {
    private final Path file;
    private final Set<String> done;
    private final FileChannel channel;

    /** Opens a file that may be there already, and drops what is not whole. */
    RunFile(Path file, Recording recording) {
        this.file = file;
        try {
            var before = read(file);
            var expected = recording.conversations().stream().collect(Collectors.toMap(it -> it.name(), it ->
                    (long) it.updates().size()));
            var counts = before.stream().collect(Collectors.groupingBy(Turn::conversation, Collectors.counting()));
            this.done = new HashSet<>(counts.keySet());
            done.removeIf(name -> !Objects.equals(counts.get(name), expected.get(name)));
            write(before.stream()
                    .filter(turn -> done.contains(turn.conversation()))
                    .toList());
            this.channel = FileChannel.open(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a conversation is over. */
    boolean has(String conversation) {
        return done.contains(conversation);
    }

    /** How many are. */
    int size() {
        return done.size();
    }

    /** Adds one that is over. */
    synchronized void add(List<Turn> conversation) {
        try {
            var lines = conversation.stream().map(TurnLines::line).collect(Collectors.joining());
            var bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            done.add(conversation.getFirst().conversation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes it with all in order, so that the same replay leaves the same file. */
    @Override
    public void close() {
        try {
            channel.close();
            write(read(file).stream()
                    .sorted(Comparator.comparing(Turn::conversation).thenComparingInt(Turn::number))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Turn> read(Path file) throws IOException {
        try {
            return TurnLines.read(file).turns();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    /** Never seen half-written. */
    private void write(List<Turn> turns) throws IOException {
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "run",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newBufferedWriter(fresh)) {
            for (var turn : turns) {
                out.write(TurnLines.line(turn));
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
