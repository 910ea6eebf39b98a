/** The pace of people, kept where all instances see it. */
@NullMarked
package io.soulnear.dialogue.limits.redis;

import org.jspecify.annotations.NullMarked;
