/** Tests. */
@NullMarked
package io.soulnear.quiz;

import org.jspecify.annotations.NullMarked;
