/** The choices of style. */
@NullMarked
package io.soulnear.profile.style.domain;

import org.jspecify.annotations.NullMarked;
