/** Compares what two variants made of the same conversations, and decides whether people may meet the second one. */
@NullMarked
package io.soulnear.comparison;

import org.jspecify.annotations.NullMarked;
