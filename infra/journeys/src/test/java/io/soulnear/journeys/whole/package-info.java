/** What is to be seen of the system from outside, and what is not. */
@NullMarked
package io.soulnear.journeys.whole;

import org.jspecify.annotations.NullMarked;
