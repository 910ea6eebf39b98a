/** Asks a model for questions and for what the answers say, and believes none of it unseen. */
@NullMarked
package io.soulnear.quiz.muse;

import org.jspecify.annotations.NullMarked;
