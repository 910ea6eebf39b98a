/** Replays, as they are ordered. */
@NullMarked
package io.soulnear.replay;

import org.jspecify.annotations.NullMarked;
