/** The simulator held against what Telegram does. */
@NullMarked
package io.soulnear.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
