/** Erasures in Postgres: pending ones, and tombstones without personal data. */
@NullMarked
package io.soulnear.profile.erasure.jdbc;

import org.jspecify.annotations.NullMarked;
