/** The send budget that all gateways share. */
@NullMarked
package io.soulnear.gateway.delivery.redis;

import org.jspecify.annotations.NullMarked;
