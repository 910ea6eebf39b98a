package io.soulnear.sandbox.telegram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Uploaded files, the oldest forgotten when there are too many. */
final class Files {
    private static final long MOST_BYTES = 128L * 1024 * 1024;
    private final Map<String, Stored> byId = new LinkedHashMap<>();
    private long total;
    private long last;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Stored(String id, String path, String name, String mimeType, byte[] bytes) {}

    record Size(int width, int height) {}

    synchronized Stored add(String folder, String name, String mimeType, byte[] bytes) {
        var number = ++last;
        var dot = name.lastIndexOf('.');
        var extension = dot < 0 ? "" : name.substring(dot).replaceAll("[^A-Za-z0-9.]", "");
        var id = "AgACAgIAAxkBAAI%sQ%010d".formatted(Character.toUpperCase(folder.charAt(0)), number);
        var stored = new Stored(id, folder + "/file_" + number + extension, name, mimeType, bytes);
        byId.put(id, stored);
        total += bytes.length;
        for (var all = byId.values().iterator(); total > MOST_BYTES && byId.size() > 1; ) {
            total -= all.next().bytes().length;
            all.remove();
        }
        return stored;
    }

    synchronized @Nullable Stored byId(String id) {
        return byId.get(id);
    }

    synchronized @Nullable Stored byPath(String path) {
        return byId.values().stream()
                .filter(stored -> stored.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    /** The size of a picture, read from its head without decoding it; null when it is none. */
    static @Nullable Size sizeOf(byte[] picture) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new Size(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            return null; // a broken picture may fail in any way
        }
    }
}
