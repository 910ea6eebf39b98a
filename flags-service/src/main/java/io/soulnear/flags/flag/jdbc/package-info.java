/** Flags and their history in Postgres. */
@NullMarked
package io.soulnear.flags.flag.jdbc;

import org.jspecify.annotations.NullMarked;
