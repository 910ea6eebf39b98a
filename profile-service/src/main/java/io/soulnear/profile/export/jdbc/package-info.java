/** Open wishes in Postgres. */
@NullMarked
package io.soulnear.profile.export.jdbc;

import org.jspecify.annotations.NullMarked;
