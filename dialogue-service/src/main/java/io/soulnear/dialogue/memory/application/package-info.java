/** What is remembered of a talk: its summary, its forgetting, and the search in all that was said. */
@NullMarked
package io.soulnear.dialogue.memory.application;

import org.jspecify.annotations.NullMarked;
