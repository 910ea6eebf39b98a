package io.soulnear.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class ChartsTest {
    @Test
    void theFontsHaveTheLettersOfBothLanguages() {
        var letters = "Настроение за месяц: ёЁъЩ — “mood”, «тревога» № 1 … → −";

        assertThat(Charts.plain(12).canDisplayUpTo(letters)).isEqualTo(-1);
        assertThat(Charts.bold(12).canDisplayUpTo(letters)).isEqualTo(-1);
    }

    @Test
    void aChartBecomesAPngOfItsSizeTimesTheScale() throws Exception {
        var picture = ImageIO.read(new ByteArrayInputStream(Charts.png(chart(), 2)));

        assertThat(picture.getWidth()).isEqualTo(600);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(picture.getRGB(300, 5)).as("the background").isEqualTo(0xFFFFFFFF);
    }

    @Test
    void everyPixelIsAsItWasDrawn() throws Exception {
        var drawn = new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB);

        var png = Charts.png(50, 40, 1, graphics -> {
            for (var at : List.of(drawn.createGraphics(), graphics)) {
                at.setPaint(new GradientPaint(0, 0, new Color(0xFF8001), 50, 40, new Color(0x0180FF)));
                at.fillRect(0, 0, 50, 40);
            }
        });

        var read = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(read.getRGB(0, 0, 50, 40, null, 0, 50)).isEqualTo(drawn.getRGB(0, 0, 50, 40, null, 0, 50));
    }

    private static XYChart chart() {
        var chart = new XYChartBuilder().width(300).height(200).build();
        var styler = chart.getStyler();
        styler.setLegendVisible(false).setChartBackgroundColor(java.awt.Color.WHITE);
        styler.setAxisTickLabelsFont(Charts.plain(10));
        styler.setChartTitleFont(Charts.bold(12));
        styler.setLegendFont(Charts.plain(10));
        styler.setAxisTitleFont(Charts.plain(10));
        chart.addSeries("a", List.of(1, 2, 3), List.of(3, 1, 2));
        return chart;
    }
}
