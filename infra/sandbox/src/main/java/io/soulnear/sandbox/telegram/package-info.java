/** A stand-in for Telegram: the Bot API as strict as the original, people to act as, faults to throw, a chat page to look at. */
@NullMarked
package io.soulnear.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
