package io.soulnear.profile.portrait.picture;

import io.soulnear.charts.Charts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SortedMap;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how a person felt, day by day, over a month. */
public final class MoodChart {
    /** How many days the picture shows. */
    public static final int DAYS = 30;

    private static final int WIDTH = 540;
    private static final int HEIGHT = 360;
    /** Makes the picture as wide as it is shown in a chat on a phone, about 800 pixels. */
    private static final double SCALE = 1.5;

    private static final int TICKS = 6;
    private static final Color PAPER = new Color(0xFCFAF7);
    private static final Color INK = new Color(0x3D4852);
    private static final Color FAINT = new Color(0x8795A1);
    private static final Color GRID = new Color(0xE9E4DC);
    private static final Color LINE = new Color(0x2A9D8F);
    private static final Color SHADE = new Color(0x2A, 0x9D, 0x8F, 0x30);

    private MoodChart() {}

    /**
     * The words in the picture.
     *
     * @param low stands at the bottom of the scale, {@code even} in its middle, {@code high} at the top
     */
    public record Labels(Locale locale, String title, String low, String even, String high) {}

    /**
     * The picture, a PNG.
     *
     * @param today the last day that it shows
     * @param days the mean valence, from -1 to 1, of days on which something was said; at least one
     */
    public static byte[] png(Labels labels, LocalDate today, SortedMap<LocalDate, Double> days) {
        var first = today.minusDays(DAYS - 1L);
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(labels.title())
                .build();
        style(chart.getStyler(), labels, first);
        var shown = days.tailMap(first);
        var at = shown.keySet().stream()
                .map(day -> (double) ChronoUnit.DAYS.between(first, day))
                .toList();
        var above = shown.values().stream().map(valence -> valence + 1).toList();
        var low = chart.addSeries("line", at, above);
        low.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area).setSmooth(true);
        low.setLineColor(LINE);
        low.setLineWidth(3f);
        low.setFillColor(SHADE);
        low.setMarker(SeriesMarkers.NONE);
        var points = chart.addSeries("points", at, above);
        points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        points.setMarker(SeriesMarkers.CIRCLE);
        points.setMarkerColor(LINE);
        return Charts.png(chart, SCALE);
    }

    private static void style(XYStyler styler, Labels labels, LocalDate first) {
        var dates = DateTimeFormatter.ofPattern("d MMM", labels.locale());
        styler.setChartTitleFont(Charts.bold(17))
                .setChartTitleBoxVisible(false)
                .setChartTitlePadding(10)
                .setChartFontColor(INK)
                .setChartBackgroundColor(PAPER)
                .setPlotBackgroundColor(PAPER)
                .setPlotBorderVisible(false)
                .setLegendVisible(false)
                .setChartPadding(14)
                .setMarkerSize(7)
                .setLegendFont(Charts.plain(10))
                .setAnnotationTextFont(Charts.plain(10))
                .setAnnotationTextPanelFont(Charts.plain(10))
                .setToolTipFont(Charts.plain(10));
        styler.setAxisTitleFont(Charts.plain(12))
                .setAxisTitlesVisible(false)
                .setAxisTickLabelsFont(Charts.plain(13))
                .setAxisTickLabelsColor(FAINT)
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setAxisTickPadding(8)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1.2f))
                .setPlotMargin(4)
                .setXAxisMin(0.0)
                .setXAxisMax((double) DAYS - 1)
                .setXAxisMaxLabelCount(TICKS)
                .setYAxisMin(0.0)
                .setYAxisMax(2.0)
                .setYAxisTickMarkSpacingHint(HEIGHT / 3)
                .setXAxisTickLabelsFormattingFunction(day -> dates.format(first.plusDays(Math.round(day))))
                .setYAxisTickLabelsFormattingFunction(value ->
                        value < 0.5 ? labels.low() : value > 1.5 ? labels.high() : value == 1 ? labels.even() : "");
    }
}
