package io.soulnear.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Draws charts as PNG on any machine, also on one without a screen, without fonts and without fontconfig. A chart must
 * use {@link #plain} and {@link #bold} for all that it writes: there may be no other fonts.
 */
public final class Charts {
    private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

    static {
        System.setProperty("java.awt.headless", "true");
        if (System.getProperty(FONT_CONFIGURATION) == null) {
            System.setProperty(FONT_CONFIGURATION, emptyConfiguration().toString());
        }
    }

    /** Drawing keeps a processor busy for long: here it keeps none of the few threads that carry everybody's virtual ones. */
    private static final ExecutorService DRAWING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("drawing").daemon().factory());

    private static final Font PLAIN = font("sans.ttf");
    private static final Font BOLD = font("sans-bold.ttf");

    private Charts() {}

    /** The font for labels, with Latin and Cyrillic letters. */
    public static Font plain(float points) {
        return PLAIN.deriveFont(points);
    }

    /** The font for titles. */
    public static Font bold(float points) {
        return BOLD.deriveFont(points);
    }

    /**
     * The chart as a PNG.
     *
     * @param scale pixels per unit of the chart's own width and height
     */
    public static byte[] png(Chart<?, ?> chart, double scale) {
        return png(
                chart.getWidth(),
                chart.getHeight(),
                scale,
                graphics -> chart.paint(graphics, chart.getWidth(), chart.getHeight()));
    }

    /**
     * What is drawn by hand, as a PNG. One picture is drawn at a time; the others wait.
     *
     * @param width in units of the drawing
     * @param height in units of the drawing
     * @param scale pixels per unit
     * @throws CompletionException what {@code drawing} has thrown
     */
    public static byte[] png(int width, int height, double scale, Consumer<Graphics2D> drawing) {
        return CompletableFuture.supplyAsync(() -> drawn(width, height, scale, drawing), DRAWING)
                .join();
    }

    private static byte[] drawn(int width, int height, double scale, Consumer<Graphics2D> drawing) {
        var picture = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.scale(scale, scale);
            drawing.accept(graphics);
            return Png.of(picture);
        } finally {
            graphics.dispose();
        }
    }

    private static Font font(String file) {
        try (var in = Objects.requireNonNull(Charts.class.getResourceAsStream(file), file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("The font " + file + " can't be read", e);
        }
    }

    /** Keeps Java from asking fontconfig, which a small container does not have; none of its fonts are used here. */
    private static Path emptyConfiguration() {
        try {
            var file = Files.createTempFile("fonts", ".properties");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "version=1\nsequence.allfonts=default\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
