/** A person's own copy of everything that is kept about them. */
@NullMarked
package io.soulnear.profile.export;

import org.jspecify.annotations.NullMarked;
