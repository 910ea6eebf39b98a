package io.soulnear.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.runtime.Misconfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {
    private final Prices prices =
            Prices.read(List.of("# model in out", "", "gpt-4o 2.50 10.00", "gpt-4o-mini 0.15 0.60 # small", "own 0 0"));

    @Test
    void aMillionTokensCostWhatTheTableSays() {
        assertThat(prices.micros("gpt-4o", 1_000_000, 0)).isEqualTo(2_500_000);
        assertThat(prices.micros("gpt-4o", 0, 1_000_000)).isEqualTo(10_000_000);
        assertThat(prices.micros("gpt-4o-mini", 31, 7)).isEqualTo(9); // 4.65 + 4.20 = 8.85
    }

    @Test
    void aDatedVersionCostsWhatItsFamilyDoes() {
        assertThat(prices.micros("gpt-4o-mini-2024-07-18", 1_000, 0)).isEqualTo(150);
        assertThat(prices.micros("gpt-4o-2024-11-20", 1_000, 0)).isEqualTo(2_500);
    }

    @Test
    void whatNobodyKnowsIsNotCalledFree() {
        assertThat(prices.micros("unheard-of", 10, 10)).isNull();
        assertThat(prices.micros("gpt-4o.5", 10, 10))
                .as("another model of a like name")
                .isNull();
        assertThat(prices.micros("gpt-4o", null, 10)).isNull();
        assertThat(prices.micros("own", 10, 10)).isZero();
    }

    @Test
    void aFileTakesThePlaceOfTheTableThatComesAlong(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("prices"), "gpt-4o 1 1\n");

        assertThat(Prices.of(file.toString()).micros("gpt-4o", 1, 1)).isEqualTo(2);
        assertThat(Prices.of(file.toString()).micros("gpt-5", 1, 1)).isNull();
    }

    @Test
    void everyModelOfAFamilyHasThePriceOfItsOwn() {
        var own = Prices.of("");

        assertThat(own.micros("gemini-3.5-flash-lite", 1_000_000, 1_000_000)).isEqualTo(2_800_000);
        assertThat(own.micros("gemini-3.5-flash", 1_000_000, 1_000_000)).isEqualTo(10_500_000);
        assertThat(own.micros("gpt-5.4-mini", 1_000_000, 1_000_000)).isEqualTo(5_250_000);
        assertThat(own.micros("gpt-4o-mini", 1_000_000, 1_000_000)).isEqualTo(750_000);
        assertThat(own.micros("gemini-2.0-flash", 1, 1)).as("shut down").isNull();
    }

    @Test
    void aFileThatHoldsNoPricesStopsTheStart(@TempDir Path folder) throws IOException {
        for (var content : List.of("gpt-4o 1", "gpt-4o one two", "gpt-4o -1 2")) {
            var file = Files.writeString(folder.resolve("prices"), content);

            assertThatThrownBy(() -> Prices.of(file.toString()))
                    .isInstanceOf(Misconfiguration.class)
                    .hasMessageContaining("MODEL_PRICES_FILE");
        }
        assertThatThrownBy(() -> Prices.of(folder.resolve("none").toString()))
                .hasMessageContaining("MODEL_PRICES_FILE");
    }
}
