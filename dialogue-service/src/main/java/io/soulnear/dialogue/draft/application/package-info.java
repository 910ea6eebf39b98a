/** What of a reply is shown while it is being written. */
@NullMarked
package io.soulnear.dialogue.draft.application;

import org.jspecify.annotations.NullMarked;
