/** What is told about people on profile.person, and the rows of the read side that follow from it. */
@NullMarked
package io.soulnear.profile.chronicle;

import org.jspecify.annotations.NullMarked;
