/** Brings drafts to the gateway. */
@NullMarked
package io.soulnear.dialogue.draft.kafka;

import org.jspecify.annotations.NullMarked;
