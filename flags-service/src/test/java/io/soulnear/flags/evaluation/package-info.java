/** Tests of evaluation from outside. */
@NullMarked
package io.soulnear.flags.evaluation;

import org.jspecify.annotations.NullMarked;
