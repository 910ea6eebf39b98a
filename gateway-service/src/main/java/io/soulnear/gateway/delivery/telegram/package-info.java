/** Sends single messages through the Bot API. */
@NullMarked
package io.soulnear.gateway.delivery.telegram;

import org.jspecify.annotations.NullMarked;
