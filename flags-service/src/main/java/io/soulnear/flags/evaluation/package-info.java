/** Evaluation for those outside: OpenFeature's remote evaluation protocol (OFREP). */
@NullMarked
package io.soulnear.flags.evaluation;

import org.jspecify.annotations.NullMarked;
