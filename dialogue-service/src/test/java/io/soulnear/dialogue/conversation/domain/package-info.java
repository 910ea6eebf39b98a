@NullMarked
package io.soulnear.dialogue.conversation.domain;

import org.jspecify.annotations.NullMarked;
