package io.soulnear.quiz.chart;

import io.soulnear.charts.Charts;
import io.soulnear.quiz.session.application.ScaleChart;
import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.font.TextAttribute;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Map;

/** One rounded bar below another, each with its question above and its level beside: read without turning the phone. */
@Singleton
final class RoundedChart implements ScaleChart {
    private static final int WIDTH = 560;
    /** Makes the picture as wide as it is shown in a chat on a phone, about 800 pixels. */
    private static final double SCALE = 1.5;

    private static final int MARGIN = 36;
    private static final int HEADER = 84;
    private static final int ROW = 70;
    private static final int FOOTER = 22;
    private static final int TRACK = 18;
    private static final int STEPS = 4;

    private static final Color PAPER = new Color(0xFBF8F3);
    private static final Color INK = new Color(0x2F2B3A);
    private static final Color SOFT_INK = new Color(0x6E6880);
    private static final Color ACCENT = new Color(0x5B4FC4);
    private static final Color GROOVE = new Color(0xEAE4EE);
    private static final Color NOTCH = new Color(0xCFC6DB);
    private static final Color FROM = new Color(0xB7A6F2);
    private static final Color TO = new Color(0x6A5BD8);

    @Override
    public byte[] draw(String title, List<String> levels, List<Bar> bars) {
        var height = HEADER + bars.size() * ROW + FOOTER;
        return Charts.png(WIDTH, height, SCALE, graphics -> {
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, WIDTH, height);
            text(graphics, title, MARGIN, 52, INK, 25, true);
            for (int i = 0; i < bars.size(); i++) {
                row(graphics, bars.get(i), levels, HEADER + i * ROW);
            }
        });
    }

    private static void row(Graphics2D graphics, Bar bar, List<String> levels, int top) {
        var level = levels.get(bar.points());
        graphics.setFont(Charts.bold(17));
        var levelWidth = graphics.getFontMetrics().stringWidth(level);
        text(graphics, bar.label(), MARGIN, top + 20, SOFT_INK, fitting(graphics, bar.label(), levelWidth), false);
        text(graphics, level, WIDTH - MARGIN - levelWidth, top + 20, ACCENT, 17, true);
        var length = WIDTH - 2 * MARGIN;
        graphics.setColor(GROOVE);
        graphics.fill(track(length, top));
        graphics.setColor(NOTCH);
        for (int step = 0; step <= STEPS; step++) {
            var x = MARGIN + TRACK / 2.0 + step * (length - TRACK) / (double) STEPS;
            graphics.fill(new Ellipse2D.Double(x - 2, top + 30 + TRACK / 2.0 - 2, 4, 4));
        }
        var filled = TRACK + bar.points() * (length - TRACK) / (double) STEPS;
        graphics.setPaint(new GradientPaint(MARGIN, 0, FROM, MARGIN + length, 0, TO));
        graphics.fill(track(filled, top));
    }

    private static RoundRectangle2D track(double length, int top) {
        return new RoundRectangle2D.Double(MARGIN, top + 30, length, TRACK, TRACK, TRACK);
    }

    /** The size in which the label leaves room for the level. */
    private static int fitting(Graphics2D graphics, String label, int levelWidth) {
        var room = WIDTH - 2 * MARGIN - levelWidth - 16;
        int size = 18;
        while (size > 11 && graphics.getFontMetrics(Charts.plain(size)).stringWidth(label) > room) {
            size--;
        }
        return size;
    }

    private static void text(
            Graphics2D graphics, String text, int x, int baseline, Color color, int size, boolean isBold) {
        graphics.setFont((isBold ? Charts.bold(size) : Charts.plain(size))
                .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON)));
        graphics.setColor(color);
        graphics.drawString(text, x, baseline);
    }
}
