/** Quizzes: eight questions about one side of life, and what the answers say. */
@NullMarked
package io.soulnear.quiz;

import org.jspecify.annotations.NullMarked;
