/** Records updates: routed once, durable in Kafka before anybody is told so. */
@NullMarked
package io.soulnear.gateway.inbound.application;

import org.jspecify.annotations.NullMarked;
