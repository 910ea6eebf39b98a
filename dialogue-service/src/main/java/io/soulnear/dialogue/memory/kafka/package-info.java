/** Turns that are over, as a sign that there may be something to fold. */
@NullMarked
package io.soulnear.dialogue.memory.kafka;

import org.jspecify.annotations.NullMarked;
