/** The Bot API: its address, its client, its answers, and what the bot tells Telegram about itself. */
@NullMarked
package io.soulnear.gateway.bot;

import org.jspecify.annotations.NullMarked;
