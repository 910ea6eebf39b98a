package io.soulnear.sandbox.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a log, without reading all of it. */
public final class LogFile {
    private static final int ENOUGH_BYTES = 64 * 1024;

    private LogFile() {}

    /** The last lines; empty when there is no such file. */
    public static String end(Path file, int lines) {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var size = (long) ENOUGH_BYTES * Math.max(1, lines / 100);
            log.seek(Math.max(0, log.length() - size));
            var bytes = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8)
                    .stripTrailing()
                    .lines()
                    .toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException _) {
            return "";
        }
    }
}
