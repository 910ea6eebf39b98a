/** Recognises the wording of a crisis. No model, no clock, no framework: the same text gives the same answer. */
@NullMarked
package io.soulnear.dialogue.safety.domain;

import org.jspecify.annotations.NullMarked;
