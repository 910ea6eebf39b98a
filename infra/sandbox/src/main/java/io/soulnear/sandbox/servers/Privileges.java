package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL refuses to run as root: under which identity it runs instead. */
enum Privileges {
    /** An ordinary user: as oneself. */
    OWN(List.of()),
    /** Root: in a user namespace without mappings, where nobody is root; files stay root's. */
    NAMESPACE(List.of("unshare", "--user")),
    /** Root where namespaces are forbidden: as {@code nobody}, who is given the data folder. */
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> prefix;

    Privileges(List<String> prefix) {
        this.prefix = prefix;
    }

    /** What this machine allows. */
    static Privileges here() {
        if (!isRoot()) {
            return OWN;
        }
        return works(NAMESPACE) ? NAMESPACE : NOBODY;
    }

    List<String> prefix() {
        return prefix;
    }

    /** A place for programs that this identity can read. */
    Path cache() {
        return this == NOBODY ? Path.of("/var/tmp/soulnear-root") : Binaries.cache();
    }

    void handOver(Path folder) throws IOException {
        if (this == NOBODY) {
            var nobody =
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            try (var inside = Files.walk(folder)) {
                for (var path : inside.toList()) {
                    Files.setOwner(path, nobody);
                }
            }
        }
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean works(Privileges privileges) {
        var command = new java.util.ArrayList<>(privileges.prefix);
        command.add("true");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
