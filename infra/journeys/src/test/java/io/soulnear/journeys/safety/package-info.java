/** What people see of the care that is taken. */
@NullMarked
package io.soulnear.journeys.safety;

import org.jspecify.annotations.NullMarked;
