/** Recorded conversations, played again. */
@NullMarked
package io.soulnear.journeys.replay;

import org.jspecify.annotations.NullMarked;
