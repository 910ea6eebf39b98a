package io.soulnear.models;

import io.soulnear.runtime.Misconfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What models cost. A line of the table holds a model's name and the price of a million tokens in and out, in US dollars; {@code #}
 * begins a comment. A name stands for all that go on behind it with a hyphen (a dated version costs what its family does); the longest one
 * counts.
 */
public final class Prices {
    private static final String OWN = "/models/prices.txt";

    private final Map<String, Price> prices;

    /** US dollars for a million tokens, which is millionths of a dollar for one. */
    private record Price(BigDecimal in, BigDecimal out) {}

    private Prices(Map<String, Price> prices) {
        this.prices = prices;
    }

    /**
     * The table of that file, or the one that comes along.
     *
     * @param file empty for none
     * @throws Misconfiguration when it can't be read
     */
    public static Prices of(String file) {
        try {
            return read(file.isBlank() ? own() : Files.readAllLines(Path.of(file)));
        } catch (IOException | IllegalArgumentException _) {
            throw new Misconfiguration("MODEL_PRICES_FILE names a file that can't be read as prices");
        }
    }

    static Prices read(List<String> lines) {
        var prices = new HashMap<String, Price>();
        for (var line : lines) {
            var words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words.length == 1 && words[0].isEmpty()) {
                continue;
            }
            if (words.length != 3) {
                throw new IllegalArgumentException("A line of prices has three words");
            }
            prices.put(words[0], new Price(price(words[1]), price(words[2])));
        }
        return new Prices(Map.copyOf(prices));
    }

    private static BigDecimal price(String word) {
        var price = new BigDecimal(word);
        if (price.signum() < 0) {
            throw new IllegalArgumentException("A price is not negative");
        }
        return price;
    }

    /** The cost in millionths of a US dollar, or null when it can't be known. */
    public @Nullable Long micros(String model, @Nullable Integer tokensIn, @Nullable Integer tokensOut) {
        for (var name = model; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('-')))) {
            var price = prices.get(name);
            if (price != null && tokensIn != null && tokensOut != null) {
                return price.in
                        .multiply(BigDecimal.valueOf(tokensIn))
                        .add(price.out.multiply(BigDecimal.valueOf(tokensOut)))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
            }
        }
        return null;
    }

    private static List<String> own() {
        try (var in = Prices.class.getResourceAsStream(OWN)) {
            if (in == null) {
                throw new IllegalStateException(OWN + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
