/** Changes that are known, planted into conversations, to see whether a comparison finds them. */
@NullMarked
package io.soulnear.comparison.truth;

import org.jspecify.annotations.NullMarked;
