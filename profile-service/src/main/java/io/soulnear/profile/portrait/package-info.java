/** What a person sees of their own profile. */
@NullMarked
package io.soulnear.profile.portrait;

import org.jspecify.annotations.NullMarked;
