/** Moods in Postgres. */
@NullMarked
package io.soulnear.profile.portrait.jdbc;

import org.jspecify.annotations.NullMarked;
