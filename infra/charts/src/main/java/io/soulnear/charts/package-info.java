/** Pictures of figures, the same on every machine. */
@NullMarked
package io.soulnear.charts;

import org.jspecify.annotations.NullMarked;
