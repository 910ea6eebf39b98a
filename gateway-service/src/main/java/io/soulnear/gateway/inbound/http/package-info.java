/** Updates that Telegram brings by webhook. */
@NullMarked
package io.soulnear.gateway.inbound.http;

import org.jspecify.annotations.NullMarked;
