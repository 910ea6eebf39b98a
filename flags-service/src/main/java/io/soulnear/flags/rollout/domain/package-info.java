/** Letting a flag out step by step: when the next step is taken, and what takes everything back. */
@NullMarked
package io.soulnear.flags.rollout.domain;

import org.jspecify.annotations.NullMarked;
