/** Turns pictures and voice into words. */
@NullMarked
package io.soulnear.dialogue.media.application;

import org.jspecify.annotations.NullMarked;
