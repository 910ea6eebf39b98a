/** Texts and entities held against what Telegram reads. */
@NullMarked
package io.soulnear.sandbox.telegram.text;

import org.jspecify.annotations.NullMarked;
