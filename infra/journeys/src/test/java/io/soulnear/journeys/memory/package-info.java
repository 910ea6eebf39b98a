/** What is remembered of a talk, and what is found again. */
@NullMarked
package io.soulnear.journeys.memory;

import org.jspecify.annotations.NullMarked;
