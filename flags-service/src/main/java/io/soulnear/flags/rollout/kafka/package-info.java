/** The turns of people as signs of how a flag does. */
@NullMarked
package io.soulnear.flags.rollout.kafka;

import org.jspecify.annotations.NullMarked;
