/** What it is played through: settings of a variant, and the system of its own that it runs in. */
@NullMarked
package io.soulnear.replay.variant;

import org.jspecify.annotations.NullMarked;
