@NullMarked
package io.soulnear.dialogue.conversation.application;

import org.jspecify.annotations.NullMarked;
