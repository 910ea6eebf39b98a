/** How good an answer is, from 1 to 10: by rules, by a model, or by a person. */
@NullMarked
package io.soulnear.comparison.judge;

import org.jspecify.annotations.NullMarked;
