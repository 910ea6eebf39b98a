/** What a model would be told, asked of dialogue-service. */
@NullMarked
package io.soulnear.sandbox.prompts;

import org.jspecify.annotations.NullMarked;
