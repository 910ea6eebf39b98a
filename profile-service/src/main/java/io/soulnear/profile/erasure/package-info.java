/** Forgetting a person everywhere, and staying forgetful. */
@NullMarked
package io.soulnear.profile.erasure;

import org.jspecify.annotations.NullMarked;
