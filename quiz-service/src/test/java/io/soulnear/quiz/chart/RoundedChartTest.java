package io.soulnear.quiz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.quiz.session.application.ScaleChart.Bar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RoundedChartTest {
    private static final List<String> LEVELS = List.of("Никогда", "Редко", "Иногда", "Часто", "Всегда");

    @Test
    void aBarIsAsLongAsItsLevelIsHigh() throws Exception {
        var picture = ImageIO.read(new ByteArrayInputStream(new RoundedChart()
                .draw(
                        "Отношения: как часто",
                        LEVELS,
                        List.of(
                                new Bar("Оставлять обиду при себе", 4),
                                new Bar("Прямо просить о нужном", 0),
                                new Bar("Говорить «нет» чужим планам", 2)))));

        Files.write(Path.of("target", "chart-ru.png"), drawn(picture));
        assertThat(picture.getWidth()).isEqualTo(840);
        assertThat(blueAt(picture, 750, 0)).isTrue();
        assertThat(blueAt(picture, 750, 1)).isFalse();
        assertThat(blueAt(picture, 750, 2)).isFalse();
        assertThat(blueAt(picture, 375, 2)).isTrue();
    }

    @Test
    void aLongLabelLeavesRoomForItsLevel() throws Exception {
        var label = "A label as long as a label is allowed to";
        var english = List.of("Never", "Rarely", "Sometimes", "Often", "Always");
        var bytes = new RoundedChart()
                .draw("Relationships: how often", english, List.of(new Bar(label, 2), new Bar("Short", 3)));
        Files.write(Path.of("target", "chart-en.png"), bytes);
        var picture = ImageIO.read(new ByteArrayInputStream(bytes));

        // Between the label and the level beside it there is nothing but paper.
        int empty = 0;
        for (int x = 570; x < 690; x++) {
            int column = x;
            var isPaper = java.util.stream.IntStream.range(129, 165)
                    .allMatch(y -> (picture.getRGB(column, y) & 0xFFFFFF) == 0xFBF8F3);
            empty += isPaper ? 1 : 0;
        }
        assertThat(empty).isGreaterThan(12);
        assertThat(label).hasSize(40);
    }

    private static byte[] drawn(java.awt.image.BufferedImage picture) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    /** Whether the bar of the row reaches so far. */
    private static boolean blueAt(java.awt.image.BufferedImage picture, int x, int row) {
        var color = picture.getRGB(x, 3 * (84 + row * 70 + 39) / 2);
        return (color & 0xFF) > 190 && (color >> 8 & 0xFF) < 180;
    }
}
