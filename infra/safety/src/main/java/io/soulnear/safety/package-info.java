/** Recognises the wording of a crisis in what people write, and of harm in what models answer. No model, no clock, no framework: the same text gives the same answer. */
@NullMarked
package io.soulnear.safety;

import org.jspecify.annotations.NullMarked;
