/** Tests of memory. */
@NullMarked
package io.soulnear.dialogue.memory.application;

import org.jspecify.annotations.NullMarked;
