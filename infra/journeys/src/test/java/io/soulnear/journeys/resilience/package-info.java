/** Processes that are killed and ended while many people write. */
@NullMarked
package io.soulnear.journeys.resilience;

import org.jspecify.annotations.NullMarked;
