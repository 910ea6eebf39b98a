/** Tests. */
@NullMarked
package io.soulnear.quiz.session.jdbc;

import org.jspecify.annotations.NullMarked;
