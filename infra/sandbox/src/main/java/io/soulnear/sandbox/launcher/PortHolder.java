package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who listens on a port of this machine.
 *
 * @param pid the process's number
 * @param command its command line, at most 80 characters; may be empty when it is not ours to see
 */
record PortHolder(long pid, String command) {
    private static final String LISTENING = "0A";

    /** Found by way of {@code /proc/net/tcp}: port → inode of the socket → process that has it open. */
    static Optional<PortHolder> of(int port) {
        var inodes = inodes(port);
        if (inodes.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> hasOpen(process.pid(), inodes))
                .findFirst()
                .map(process -> new PortHolder(process.pid(), shortened(ProcessMark.commandLine(process.pid()))));
    }

    @Override
    public String toString() {
        return "process " + pid + " (" + command + ")";
    }

    private static String shortened(String command) {
        return command.length() <= 80 ? command : command.substring(0, 79) + "…";
    }

    private static Set<String> inodes(int port) {
        var found = new HashSet<String>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (var lines = Files.lines(Path.of(table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+", -1))
                        .filter(fields -> fields[3].equals(LISTENING)
                                && Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16) == port)
                        .forEach(fields -> found.add("socket:[" + fields[9] + "]"));
            } catch (IOException _) {
                // without IPv6 there is no second table
            }
        }
        return found;
    }

    private static boolean hasOpen(long pid, Set<String> inodes) {
        try (var open = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var file : open) {
                if (inodes.contains(target(file))) {
                    return true;
                }
            }
        } catch (IOException _) {
            return false;
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
