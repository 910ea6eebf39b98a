/** How much a person may write, and how much is free. */
@NullMarked
package io.soulnear.journeys.limits;

import org.jspecify.annotations.NullMarked;
