/** People in Postgres. */
@NullMarked
package io.soulnear.profile.person.jdbc;

import org.jspecify.annotations.NullMarked;
