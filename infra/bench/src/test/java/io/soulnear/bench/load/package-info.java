/** The bookkeeping of a measurement, checked without one. */
@NullMarked
package io.soulnear.bench.load;

import org.jspecify.annotations.NullMarked;
