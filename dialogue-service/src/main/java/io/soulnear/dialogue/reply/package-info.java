/** Replies on their way to the person, as events. */
@NullMarked
package io.soulnear.dialogue.reply;

import org.jspecify.annotations.NullMarked;
