/** A summary by rules, without a model. */
@NullMarked
package io.soulnear.dialogue.memory.domain;

import org.jspecify.annotations.NullMarked;
