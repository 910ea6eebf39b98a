/** Tests of reading turns. */
@NullMarked
package io.soulnear.flags.rollout.kafka;

import org.jspecify.annotations.NullMarked;
