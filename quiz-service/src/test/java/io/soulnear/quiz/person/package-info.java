/** Tests. */
@NullMarked
package io.soulnear.quiz.person;

import org.jspecify.annotations.NullMarked;
