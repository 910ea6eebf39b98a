/** Reads Telegram's updates and fetches them by long polling. */
@NullMarked
package io.soulnear.gateway.inbound.telegram;

import org.jspecify.annotations.NullMarked;
