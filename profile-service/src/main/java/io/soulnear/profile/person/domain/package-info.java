/** The rules of the reception: which question is open, what an answer means, what a person sees next. */
@NullMarked
package io.soulnear.profile.person.domain;

import org.jspecify.annotations.NullMarked;
