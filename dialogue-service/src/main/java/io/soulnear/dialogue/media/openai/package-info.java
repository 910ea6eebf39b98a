/** Asks models what is seen and what is said. */
@NullMarked
package io.soulnear.dialogue.media.openai;

import org.jspecify.annotations.NullMarked;
