/** Flags in the chat with the bot, for those who may administer. */
@NullMarked
package io.soulnear.flags.administration.application;

import org.jspecify.annotations.NullMarked;
