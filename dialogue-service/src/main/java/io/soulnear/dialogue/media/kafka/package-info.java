/** Hears what people answer aloud where others ask. */
@NullMarked
package io.soulnear.dialogue.media.kafka;

import org.jspecify.annotations.NullMarked;
