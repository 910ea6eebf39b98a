package io.soulnear.replay.play;

import io.soulnear.messaging.Event;

/**
 * An event that came of an update, directly or by another event.
 *
 * @param source the service that tells it
 * @param isDead whether it is a dead letter: nobody could act on it
 */
record Heard(Event event, String source, boolean isDead) {}
