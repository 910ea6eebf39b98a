/** When an erasure is complete. */
@NullMarked
package io.soulnear.profile.erasure.domain;

import org.jspecify.annotations.NullMarked;
