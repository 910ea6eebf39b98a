/** What a person gets to read: texts with buttons, as events for the sender. */
@NullMarked
package io.soulnear.profile.reply;

import org.jspecify.annotations.NullMarked;
