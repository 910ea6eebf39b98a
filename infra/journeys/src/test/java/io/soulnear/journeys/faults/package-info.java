/** Processes that are killed and ended while many people write. */
@NullMarked
package io.soulnear.journeys.faults;

import org.jspecify.annotations.NullMarked;
