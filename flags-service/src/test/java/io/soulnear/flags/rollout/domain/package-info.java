/** Tests of steering. */
@NullMarked
package io.soulnear.flags.rollout.domain;

import org.jspecify.annotations.NullMarked;
