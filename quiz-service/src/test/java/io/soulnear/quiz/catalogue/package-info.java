/** Tests. */
@NullMarked
package io.soulnear.quiz.catalogue;

import org.jspecify.annotations.NullMarked;
