/** Styles in Postgres. */
@NullMarked
package io.soulnear.profile.style.jdbc;

import org.jspecify.annotations.NullMarked;
