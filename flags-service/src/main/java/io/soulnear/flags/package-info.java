/** flags-service: owns the definitions of all feature flags of one environment. */
@NullMarked
package io.soulnear.flags;

import org.jspecify.annotations.NullMarked;
