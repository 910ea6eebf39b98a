/** How sure a difference is. The same figures give the same answer: chance is drawn from the figures themselves. */
@NullMarked
package io.soulnear.comparison.statistics;

import org.jspecify.annotations.NullMarked;
