/** The profile in words and pictures. */
@NullMarked
package io.soulnear.profile.portrait.application;

import org.jspecify.annotations.NullMarked;
