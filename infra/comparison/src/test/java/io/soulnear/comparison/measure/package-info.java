/** Pairs the turns of two runs, and says of each answer what can be counted about it. */
@NullMarked
package io.soulnear.comparison.measure;

import org.jspecify.annotations.NullMarked;
