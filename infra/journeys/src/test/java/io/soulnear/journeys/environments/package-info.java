/** Two environments on one machine, from one build. */
@NullMarked
package io.soulnear.journeys.environments;

import org.jspecify.annotations.NullMarked;
