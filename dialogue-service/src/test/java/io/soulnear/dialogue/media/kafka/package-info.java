/** Tests of what is heard for others. */
@NullMarked
package io.soulnear.dialogue.media.kafka;

import org.jspecify.annotations.NullMarked;
