/** Tests. */
@NullMarked
package io.soulnear.quiz.session.application;

import org.jspecify.annotations.NullMarked;
