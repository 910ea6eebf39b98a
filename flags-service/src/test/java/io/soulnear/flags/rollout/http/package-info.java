/** Tests of rollouts on real servers. */
@NullMarked
package io.soulnear.flags.rollout.http;

import org.jspecify.annotations.NullMarked;
