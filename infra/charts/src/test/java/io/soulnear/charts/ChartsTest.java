package io.soulnear.charts;

import static org.assertj.core.api.Assertions.assertThat;

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
