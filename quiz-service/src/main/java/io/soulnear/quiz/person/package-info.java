/** What a quiz must know of a person, copied from profile's events, and forgotten with them. */
@NullMarked
package io.soulnear.quiz.person;

import org.jspecify.annotations.NullMarked;
