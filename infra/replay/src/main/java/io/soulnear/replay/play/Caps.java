package io.soulnear.replay.play;

import java.time.Duration;

/**
 * What a variant may use.
 *
 * @param atOnce conversations
 * @param micros for models, in millionths of a dollar; 0 for any amount
 * @param patience for how long one update may be on its way
 */
public record Caps(int atOnce, long micros, Duration patience) {}
