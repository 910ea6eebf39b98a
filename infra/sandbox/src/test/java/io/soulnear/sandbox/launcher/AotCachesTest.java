package io.soulnear.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.servers.Ports;
import io.soulnear.sandbox.servers.ProcessMark;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
    private final Sandbox sandbox;
    private final Path folder;
    private final Path jar;

    AotCachesTest(@TempDir Path home) throws IOException {
        this.sandbox = new Sandbox(home, "dev");
        this.folder = sandbox.aotCaches();
        this.jar = home.resolve("small.jar");
        pack(Files.newOutputStream(jar));
    }

    @Test
    void aRunThatCameUpLeavesACacheThatIsUsedUntilTheJarChanges() throws IOException {
        var caches = new AotCaches(folder, true);
        assertThat(caches.use(program())).isEmpty();

        record(caches, Map.of());

        assertThat(caches.lacks(program())).isFalse();
        assertThat(caches.use(program())).first().asString().startsWith("-XX:AOTCache=" + folder);
        assertThat(folder).isDirectoryNotContaining("glob:**/training").isDirectoryContaining("glob:**.aot");

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        assertThat(caches.use(program())).isEmpty();
        assertThat(caches.lacks(program())).isTrue();
    }

    @Test
    void aRunThatDidNotComeUpLeavesNothing() {
        var caches = new AotCaches(folder, true);

        record(caches, Map.of("EXIT", "1"));

        assertThat(caches.lacks(program())).isTrue();
        assertThat(folder).isDirectoryNotContaining("glob:**.aot").isDirectoryNotContaining("glob:**/training");
    }

    @Test
    void switchedOffItNeitherMakesNorUsesThem() {
        var caches = new AotCaches(folder, false);

        assertThat(caches.lacks(program())).isFalse();
        assertThat(caches.use(program())).isEmpty();
    }

    @Test
    void whatAKilledSupervisorLeavesOfATrainingIsEndedAndDeleted() {
        supervisorWasKilled();
        var port = Ports.free();
        come(new AotCaches(folder, true), port);

        assertThat(Orphans.end(sandbox)).containsExactly("training");

        assertThat(CommandProgram.answers(readiness(port))).isFalse();
        assertThat(folder).isDirectoryNotContaining("glob:**/training");
    }

    @Test
    void aTrainingAtWorkIsNobodysOrphanAndEndsWithItsSupervisor() {
        supervisorWasKilled();
        var port = Ports.free();
        var caches = new AotCaches(folder, true);

        caches.ground().alone(() -> {
            come(caches, port);
            assertThat(Orphans.end(sandbox)).isEmpty();
            assertThat(CommandProgram.answers(readiness(port))).isTrue();
        });

        assertThat(CommandProgram.answers(readiness(port))).isFalse();
    }

    private void supervisorWasKilled() {
        new State("dev", new ProcessMark(1, 1, "killed"), 0, "", List.of()).write(sandbox);
    }

    /** Has a run come up that nobody ends. */
    private void come(AotCaches caches, int port) {
        caches.start(program(), environment(port)).awaitReady(readiness(port));
        assertThat(CommandProgram.answers(readiness(port))).isTrue();
    }

    private void record(AotCaches caches, Map<String, String> more) {
        var port = Ports.free();
        var environment = environment(port);
        environment.putAll(more);
        caches.ground().alone(() -> {
            try (var run = caches.start(program(), environment)) {
                run.awaitReady(readiness(port));
            }
        });
    }

    private static URI readiness(int port) {
        return URI.create("http://127.0.0.1:" + port + "/health/readiness");
    }

    private Map<String, String> environment(int port) {
        return new HashMap<>(Map.of(
                "MANAGEMENT_PORT", Integer.toString(port),
                "NAME", "small",
                "ENDED", folder.resolveSibling("ended").toString()));
    }

    private JavaProgram program() {
        return new JavaProgram("small", new Module(List.of(jar)), SmallService.class.getName(), "32m", List.of());
    }

    private static void pack(OutputStream file) throws IOException {
        var name = SmallService.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(file);
                var bytes = SmallService.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            if (bytes == null) {
                throw new IOException("No class file of the small service");
            }
            bytes.transferTo(jar);
        }
    }
}
