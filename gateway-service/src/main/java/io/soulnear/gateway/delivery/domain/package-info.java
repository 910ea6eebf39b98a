/** What leaves for Telegram and in which pieces; what an answer of Telegram means. */
@NullMarked
package io.soulnear.gateway.delivery.domain;

import org.jspecify.annotations.NullMarked;
