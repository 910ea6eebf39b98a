/** Fetches files from Telegram. */
@NullMarked
package io.soulnear.dialogue.media.telegram;

import org.jspecify.annotations.NullMarked;
