/** Delivers replies: whole, in order, once, and as fast as Telegram allows. */
@NullMarked
package io.soulnear.gateway.delivery.application;

import org.jspecify.annotations.NullMarked;
