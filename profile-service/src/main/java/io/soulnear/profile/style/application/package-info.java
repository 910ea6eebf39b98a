/** The settings screens. */
@NullMarked
package io.soulnear.profile.style.application;

import org.jspecify.annotations.NullMarked;
