/** Tests of summaries by rules. */
@NullMarked
package io.soulnear.dialogue.memory.domain;

import org.jspecify.annotations.NullMarked;
