/** Tests of what sets off a fold. */
@NullMarked
package io.soulnear.dialogue.memory.kafka;

import org.jspecify.annotations.NullMarked;
