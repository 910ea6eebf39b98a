/** Events that nobody can read, and what becomes of them. */
@NullMarked
package io.soulnear.journeys.events;

import org.jspecify.annotations.NullMarked;
