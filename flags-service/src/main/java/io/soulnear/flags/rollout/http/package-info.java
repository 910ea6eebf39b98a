/** Rollouts over HTTP. */
@NullMarked
package io.soulnear.flags.rollout.http;

import org.jspecify.annotations.NullMarked;
