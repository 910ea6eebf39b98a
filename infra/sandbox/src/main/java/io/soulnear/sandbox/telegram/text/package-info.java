/** Message texts and their entities, as Telegram reads them. */
@NullMarked
package io.soulnear.sandbox.telegram.text;

import org.jspecify.annotations.NullMarked;
