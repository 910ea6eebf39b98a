/** What people said lately, and their patterns, in Postgres. */
@NullMarked
package io.soulnear.profile.analysis.jdbc;

import org.jspecify.annotations.NullMarked;
