/**
 * The heart: events that leave exactly when their state is committed, and arrive once, in order, per key.
 *
 * <p>It knows Kafka, Postgres and CloudEvents, and no business word. {@link io.soulnear.messaging.Messaging} is the way
 * in; {@code docs/adr/0001-messaging-of-our-own.md} tells why it is built so.
 */
@NullMarked
package io.soulnear.messaging;

import org.jspecify.annotations.NullMarked;
