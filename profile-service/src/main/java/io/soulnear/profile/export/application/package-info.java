/** Gathering the copy. */
@NullMarked
package io.soulnear.profile.export.application;

import org.jspecify.annotations.NullMarked;
