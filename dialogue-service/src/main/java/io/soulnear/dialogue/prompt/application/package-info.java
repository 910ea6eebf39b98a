/** What a model is told before it answers, from versioned templates. */
@NullMarked
package io.soulnear.dialogue.prompt.application;

import org.jspecify.annotations.NullMarked;
