@NullMarked
package io.soulnear.dialogue.conversation.kafka;

import org.jspecify.annotations.NullMarked;
