/** One person's run through a quiz: the states it can be in, and the rules that move it. Knows no clock, database or framework. */
@NullMarked
package io.soulnear.quiz.session.domain;

import org.jspecify.annotations.NullMarked;
