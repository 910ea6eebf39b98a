package io.soulnear.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.servers.Ports;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
    private final Path folder;
    private final Path jar;

    AotCachesTest(@TempDir Path folder) throws IOException {
        this.folder = folder.resolve("aot");
        this.jar = folder.resolve("small.jar");
        pack(Files.newOutputStream(jar));
    }

    @Test
    void aRunThatCameUpLeavesACacheThatIsUsedUntilTheJarChanges() throws IOException {
        var caches = new AotCaches(folder, true);
        assertThat(caches.use(program())).isEmpty();

        record(caches, Map.of());

        assertThat(caches.lacks(program())).isFalse();
        assertThat(caches.use(program())).first().asString().startsWith("-XX:AOTCache=" + folder);
        assertThat(folder.toFile().list()).as("nothing but the cache").hasSize(1);

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000));
        assertThat(caches.use(program())).isEmpty();
        assertThat(caches.lacks(program())).isTrue();
    }

    @Test
    void aRunThatDidNotComeUpLeavesNothing() {
        var caches = new AotCaches(folder, true);

        record(caches, Map.of("EXIT", "1"));

        assertThat(caches.lacks(program())).isTrue();
        assertThat(new File(folder.toString()).list()).isEmpty();
    }

    @Test
    void switchedOffItNeitherMakesNorUsesThem() {
        var caches = new AotCaches(folder, false);

        assertThat(caches.lacks(program())).isFalse();
        assertThat(caches.use(program())).isEmpty();
    }

    private void record(AotCaches caches, Map<String, String> more) {
        var port = Ports.free();
        var environment = new java.util.HashMap<>(Map.of(
                "MANAGEMENT_PORT", Integer.toString(port),
                "NAME", "small",
                "ENDED", folder.resolveSibling("ended").toString()));
        environment.putAll(more);
        try (var run = caches.start(program(), environment)) {
            run.awaitReady(URI.create("http://127.0.0.1:" + port + "/health/readiness"));
        }
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
