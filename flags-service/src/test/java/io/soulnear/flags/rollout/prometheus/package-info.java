/** Tests of counting failures. */
@NullMarked
package io.soulnear.flags.rollout.prometheus;

import org.jspecify.annotations.NullMarked;
