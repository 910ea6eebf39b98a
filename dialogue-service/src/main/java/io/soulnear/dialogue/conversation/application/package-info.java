/** Takes what a person said or chose, and answers once. */
@NullMarked
package io.soulnear.dialogue.conversation.application;

import org.jspecify.annotations.NullMarked;
