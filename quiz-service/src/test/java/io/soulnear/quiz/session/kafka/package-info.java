/** Tests. */
@NullMarked
package io.soulnear.quiz.session.kafka;

import org.jspecify.annotations.NullMarked;
