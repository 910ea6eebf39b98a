package io.soulnear.dialogue.media.domain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Looks at a picture's own head: what it is, how large it would become, and whether its end is there. Nothing is decoded, so
 * a few bytes that stand for gigabytes do no harm.
 */
public final class Inspection {
    private static final int LONGEST_SIDE = 12_000;
    private static final long MOST_PIXELS = 50_000_000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] JPEG_END = {(byte) 0xFF, (byte) 0xD9};

    private Inspection() {}

    /** What a look at it says. */
    public sealed interface Finding {
        /** A picture of that type that may be shown to a model. */
        record Usable(String mimeType) implements Finding {}

        /** No picture of a kind that is known here. */
        record NoPicture() implements Finding {}

        /** It begins like a picture and is none, or not a whole one. */
        record Broken() implements Finding {}

        /** It would become too large. */
        record TooLarge() implements Finding {}
    }

    private record Size(long width, long height) {}

    /** Looks at the whole file. */
    public static Finding of(byte[] file) {
        if (begins(file, PNG)) {
            return judge("image/png", () -> png(file));
        }
        if (begins(file, JPEG)) {
            return judge("image/jpeg", () -> jpeg(file));
        }
        if (says(file, 0, "GIF87a") || says(file, 0, "GIF89a")) {
            return judge("image/gif", () -> gif(file));
        }
        if (says(file, 0, "RIFF") && says(file, 8, "WEBP")) {
            return judge("image/webp", () -> webp(file));
        }
        return new Finding.NoPicture();
    }

    /** Whether it is a voice message as Telegram records them: Opus in Ogg. */
    public static boolean isOgg(byte[] file) {
        return says(file, 0, "OggS");
    }

    @FunctionalInterface
    private interface Head {
        /** The size it says; one of nothing when it is broken. */
        Size read();
    }

    private static Finding judge(String mimeType, Head head) {
        Size size;
        try {
            size = head.read();
        } catch (IndexOutOfBoundsException e) {
            return new Finding.Broken();
        }
        if (size.width <= 0 || size.height <= 0) {
            return new Finding.Broken();
        }
        var fits = size.width <= LONGEST_SIDE && size.height <= LONGEST_SIDE && size.width * size.height <= MOST_PIXELS;
        return fits ? new Finding.Usable(mimeType) : new Finding.TooLarge();
    }

    private static Size png(byte[] file) {
        var head = ByteBuffer.wrap(file);
        if (!says(file, 12, "IHDR") || !contains(file, PNG_END, file.length - 64)) {
            return new Size(0, 0);
        }
        return new Size(head.getInt(16), head.getInt(20));
    }

    /** Goes from segment to segment up to the frame's head, which holds the size. */
    private static Size jpeg(byte[] file) {
        var head = ByteBuffer.wrap(file);
        if (!contains(file, JPEG_END, 4)) {
            return new Size(0, 0);
        }
        for (var at = 2; ; ) {
            if (head.get(at) != (byte) 0xFF) {
                return new Size(0, 0);
            }
            var marker = head.get(at + 1) & 0xFF;
            if (marker == 0xFF) {
                at++; // fill bytes may stand before a marker
                continue;
            }
            var isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (isFrame) {
                return new Size(head.getShort(at + 7) & 0xFFFF, head.getShort(at + 5) & 0xFFFF);
            }
            var length = head.getShort(at + 2) & 0xFFFF;
            if (marker == 0xDA || length < 2) {
                return new Size(0, 0); // the picture's data before its size
            }
            at += 2 + length;
        }
    }

    private static Size gif(byte[] file) {
        var head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return contains(file, new byte[] {';'}, file.length - 2)
                ? new Size(head.getShort(6) & 0xFFFF, head.getShort(8) & 0xFFFF)
                : new Size(0, 0);
    }

    private static Size webp(byte[] file) {
        var head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if ((head.getInt(4) & 0xFFFFFFFFL) + 8 > file.length) {
            return new Size(0, 0);
        }
        if (says(file, 12, "VP8X")) {
            return new Size((head.getInt(24) & 0xFFFFFF) + 1, (head.getInt(26) >>> 8 & 0xFFFFFF) + 1);
        }
        if (says(file, 12, "VP8L")) {
            var bits = head.getInt(21);
            return new Size((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
        }
        return says(file, 12, "VP8 ")
                ? new Size(head.getShort(26) & 0x3FFF, head.getShort(28) & 0x3FFF)
                : new Size(0, 0);
    }

    private static boolean begins(byte[] file, byte[] with) {
        return isAt(file, 0, with);
    }

    private static boolean says(byte[] file, int at, String word) {
        return isAt(file, at, word.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isAt(byte[] file, int at, byte[] wanted) {
        if (file.length < at + wanted.length) {
            return false;
        }
        for (var i = 0; i < wanted.length; i++) {
            if (file[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] file, byte[] wanted, int from) {
        for (var at = file.length - wanted.length; at >= Math.max(0, from); at--) {
            if (isAt(file, at, wanted)) {
                return true;
            }
        }
        return false;
    }
}
