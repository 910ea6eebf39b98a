package io.soulnear.comparison.run;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * How a companion's reply came about.
 *
 * @param mode {@code helper} or {@code soulsleep}
 * @param provider {@code offline}, or that of the model
 * @param model as its provider names it
 * @param promptVersion of the templates the model was told with
 * @param tokensIn 0 when nobody counted
 * @param tokensOut 0 when nobody counted
 * @param dollars 0 when nothing was paid or the price is unknown
 * @param millis from the decision to answer until the reply was there; empty where that is no property of the variant, as with the
 *     offline companion
 */
public record Making(
        String mode,
        String provider,
        String model,
        String promptVersion,
        int tokensIn,
        int tokensOut,
        BigDecimal dollars,
        OptionalLong millis) {}
