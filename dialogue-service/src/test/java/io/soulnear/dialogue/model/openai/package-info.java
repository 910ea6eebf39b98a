@NullMarked
package io.soulnear.dialogue.model.openai;

import org.jspecify.annotations.NullMarked;
