/** A SoulNear of its own to measure: Telegram and the model simulated here, everything else as it always runs. */
@NullMarked
package io.soulnear.bench.stage;

import org.jspecify.annotations.NullMarked;
