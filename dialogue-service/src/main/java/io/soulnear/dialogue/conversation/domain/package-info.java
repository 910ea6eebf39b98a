/** Turns of a talk: what was said, in which mode, and what was answered. */
@NullMarked
package io.soulnear.dialogue.conversation.domain;

import org.jspecify.annotations.NullMarked;
