/** Tests of how drafts leave. */
@NullMarked
package io.soulnear.dialogue.draft.kafka;

import org.jspecify.annotations.NullMarked;
