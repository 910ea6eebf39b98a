/** Looks up what is answered. */
@NullMarked
package io.soulnear.dialogue.media.jdbc;

import org.jspecify.annotations.NullMarked;
