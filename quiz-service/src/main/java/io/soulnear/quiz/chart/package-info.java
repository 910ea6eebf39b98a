/** The picture that goes with a result. */
@NullMarked
package io.soulnear.quiz.chart;

import org.jspecify.annotations.NullMarked;
