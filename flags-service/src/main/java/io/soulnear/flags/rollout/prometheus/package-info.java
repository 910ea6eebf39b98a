/** What the services count, as a sign of how a flag does. */
@NullMarked
package io.soulnear.flags.rollout.prometheus;

import org.jspecify.annotations.NullMarked;
