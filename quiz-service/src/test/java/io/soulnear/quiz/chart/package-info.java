/** Tests of the picture. */
@NullMarked
package io.soulnear.quiz.chart;

import org.jspecify.annotations.NullMarked;
