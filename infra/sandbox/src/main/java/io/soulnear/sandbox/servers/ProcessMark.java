package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells one of our processes from a stranger that later got the same number: the number, the moment of its start, and a word of
 * its command line that only we use (a data folder, a system property).
 *
 * @param pid the process's number
 * @param startTicks clock ticks between the machine's boot and the process's start, untouched by changes of the clock
 * @param word occurs in the process's command line
 */
public record ProcessMark(long pid, long startTicks, String word) {

    /** The mark of a running process; its start is 0 when it has ended already, which no process ever matches. */
    public static ProcessMark of(ProcessHandle process, String word) {
        return new ProcessMark(process.pid(), startTicks(process.pid()), word);
    }

    /** The process, when it still runs and is still the one that was marked. */
    public Optional<ProcessHandle> find() {
        if (startTicks == 0
                || startTicks(pid) != startTicks
                || !commandLine(pid).contains(word)) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    /** One line for a file; {@link #parse} reads it back. */
    public String line() {
        return pid + " " + startTicks + " " + word;
    }

    /** Reads what {@link #line} wrote. */
    public static ProcessMark parse(String line) {
        var parts = line.split(" ", 3);
        return new ProcessMark(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }

    /** The command line of any process, words separated by blanks; empty when it is gone or not ours to see. */
    public static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException _) {
            return "";
        }
    }

    /** Field 22 of {@code /proc/<pid>/stat} (proc(5)); the name before it may contain blanks and brackets. */
    private static long startTicks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]);
        } catch (IOException _) {
            return 0;
        }
    }
}
