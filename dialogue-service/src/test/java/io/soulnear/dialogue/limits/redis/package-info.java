/** Tests of the pace. */
@NullMarked
package io.soulnear.dialogue.limits.redis;

import org.jspecify.annotations.NullMarked;
