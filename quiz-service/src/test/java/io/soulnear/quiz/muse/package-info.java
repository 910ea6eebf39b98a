/** Tests of what is taken from a model. */
@NullMarked
package io.soulnear.quiz.muse;

import org.jspecify.annotations.NullMarked;
