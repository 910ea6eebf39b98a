package io.soulnear.dialogue.media.domain;

import java.util.List;
import java.util.Optional;

/** What a person sent in place of a text. What is said of sizes is what Telegram was told, not more. */
public sealed interface Media {
    /**
     * A file at Telegram's.
     *
     * @param id for {@code getFile}
     * @param bytes its declared size, 0 when unknown
     */
    record File(String id, long bytes) {}

    /** A picture in one or several sizes, or an image that was sent as a file. */
    record Picture(List<File> copies) implements Media {
        /** Companion.md: 10 MiB. */
        public static final int MOST_BYTES = 10 << 20;

        public Picture {
            copies = List.copyOf(copies);
        }

        /** The largest copy that is small enough; empty when all are too large. */
        public Optional<File> fitting() {
            return copies.stream()
                    .filter(copy -> copy.bytes <= MOST_BYTES)
                    .reduce((a, b) -> b.bytes >= a.bytes ? b : a); // Telegram names them from small to large
        }
    }

    /** A voice message. */
    record Voice(File file, int seconds) implements Media {
        /** Telegram gives bots no larger file. */
        public static final int MOST_BYTES = 20 << 20;

        public static final int MOST_SECONDS = 300;
    }
}
