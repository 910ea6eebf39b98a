/** Rollouts and their journal in Postgres. */
@NullMarked
package io.soulnear.flags.rollout.jdbc;

import org.jspecify.annotations.NullMarked;
