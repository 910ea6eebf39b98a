/** The border between Telegram and the rest of the house: updates come in, replies go out. */
@NullMarked
package io.soulnear.gateway;

import org.jspecify.annotations.NullMarked;
