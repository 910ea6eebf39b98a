/** The mood of a month as a picture. */
@NullMarked
package io.soulnear.profile.portrait.picture;

import org.jspecify.annotations.NullMarked;
