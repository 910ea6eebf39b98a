package io.soulnear.dialogue.model.application;

import java.time.Duration;

/**
 * How much a model call may take.
 *
 * @param deadline for everything together, waiting and repeated attempts included
 * @param concurrency calls under way at once; more than that are not begun
 * @param openFor how long the breaker keeps calls away after it opened
 */
public record ModelLimits(Duration deadline, int concurrency, Duration openFor) {}
