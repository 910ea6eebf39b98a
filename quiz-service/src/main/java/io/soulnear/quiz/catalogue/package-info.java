/** The curated questions, read from data files. */
@NullMarked
package io.soulnear.quiz.catalogue;

import org.jspecify.annotations.NullMarked;
