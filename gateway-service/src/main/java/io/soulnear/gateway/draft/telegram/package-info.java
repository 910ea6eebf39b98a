/** Shows texts through the Bot API. */
@NullMarked
package io.soulnear.gateway.draft.telegram;

import org.jspecify.annotations.NullMarked;
