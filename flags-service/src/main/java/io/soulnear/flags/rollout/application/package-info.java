/** Rollouts under way: starting, watching, widening, taking back. */
@NullMarked
package io.soulnear.flags.rollout.application;

import org.jspecify.annotations.NullMarked;
