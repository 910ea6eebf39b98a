package io.soulnear.dialogue.media.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.media.domain.Inspection.Finding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static byte[] picture(String format, int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"png,image/png", "jpg,image/jpeg", "gif,image/gif"})
    void aPictureIsWhatItsBytesSay(String format, String mimeType) {
        assertThat(Inspection.of(picture(format, 60, 40))).isEqualTo(new Finding.Usable(mimeType));
    }

    @Test
    void webpSaysItsSizeInThreeWays() {
        assertThat(Inspection.of(webp("VP8X", head -> head.putInt(24, 59).putInt(26, 39 << 8))))
                .isEqualTo(new Finding.Usable("image/webp"));
        assertThat(Inspection.of(webp("VP8X", head -> head.putInt(24, 49_999).putInt(26, 49_999 << 8 | 0))))
                .isEqualTo(new Finding.TooLarge());
        assertThat(Inspection.of(webp("VP8L", head -> head.putInt(21, 59 | 39 << 14))))
                .isEqualTo(new Finding.Usable("image/webp"));
        assertThat(Inspection.of(
                        webp("VP8 ", head -> head.putShort(26, (short) 60).putShort(28, (short) 40))))
                .isEqualTo(new Finding.Usable("image/webp"));
    }

    private interface Writing {
        ByteBuffer into(ByteBuffer head);
    }

    private static byte[] webp(String kind, Writing size) {
        var head = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(32);
        head.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(kind.getBytes(StandardCharsets.US_ASCII));
        return size.into(head).array();
    }

    @Test
    void aFewBytesThatStandForGigabytesAreRefusedByTheirHead() {
        var bomb = picture("png", 1, 1);
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);

        assertThat(Inspection.of(bomb)).isEqualTo(new Finding.TooLarge());
    }

    @Test
    void sizesBelowNothingAreBroken() {
        var negative = picture("png", 1, 1);
        ByteBuffer.wrap(negative).putInt(16, -50_000);

        assertThat(Inspection.of(negative)).isEqualTo(new Finding.Broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void whatHasNoEndIsBroken(String format) {
        var whole = picture(format, 300, 200);

        assertThat(Inspection.of(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(new Finding.Broken());
        assertThat(Inspection.of(Arrays.copyOf(whole, 9))).isIn(new Finding.Broken(), new Finding.NoPicture());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "<svg onload='alert(1)'/>", "%PDF-1.7", "OggS", "RIFF....WAVE"})
    void otherFilesAreNoPictures(String content) {
        assertThat(Inspection.of(content.getBytes(StandardCharsets.US_ASCII))).isEqualTo(new Finding.NoPicture());
    }

    @Property(tries = 300)
    void noDamageMakesItFail(
            @ForAll @IntRange(max = 2) int format, @ForAll @IntRange(max = 600) int at, @ForAll byte value) {
        var file = picture(new String[] {"png", "jpg", "gif"}[format], 20, 20);
        file[at % file.length] = value;

        assertThat(Inspection.of(file)).isNotNull();
    }

    @Test
    void voiceIsOgg() {
        assertThat(Inspection.isOgg("OggS....".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(Inspection.isOgg(picture("png", 1, 1))).isFalse();
    }
}
