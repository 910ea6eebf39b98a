package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** Whole folders. */
public final class Folders {
    private Folders() {}

    /**
     * Deletes a folder with everything in it; symbolic links are removed, not followed. No error when there is none.
     *
     * @throws UncheckedIOException when something in it cannot be deleted
     */
    public static void delete(Path folder) {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException _) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }
}
