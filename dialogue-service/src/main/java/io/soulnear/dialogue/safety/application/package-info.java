/** Help in a crisis: what is said, and how it reaches the person with nothing else working. */
@NullMarked
package io.soulnear.dialogue.safety.application;

import org.jspecify.annotations.NullMarked;
