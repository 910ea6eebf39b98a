/** Listens to people registering, leaving, and to quizzes ending. */
@NullMarked
package io.soulnear.gateway.focus.kafka;

import org.jspecify.annotations.NullMarked;
