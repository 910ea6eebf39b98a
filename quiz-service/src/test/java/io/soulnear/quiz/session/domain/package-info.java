/** Tests. */
@NullMarked
package io.soulnear.quiz.session.domain;

import org.jspecify.annotations.NullMarked;
