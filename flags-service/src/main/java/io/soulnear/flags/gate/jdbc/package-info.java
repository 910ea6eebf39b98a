/** Reports in Postgres. */
@NullMarked
package io.soulnear.flags.gate.jdbc;

import org.jspecify.annotations.NullMarked;
