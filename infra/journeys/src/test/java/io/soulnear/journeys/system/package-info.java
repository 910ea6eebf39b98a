/** The whole system as processes of their own, what surrounds it, and the people who write to it. */
@NullMarked
package io.soulnear.journeys.system;

import org.jspecify.annotations.NullMarked;
