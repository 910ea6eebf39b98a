/** Plays recorded conversations through two variants of the system, side by side in nothing but the comparison. */
@NullMarked
package io.soulnear.replay;

import org.jspecify.annotations.NullMarked;
