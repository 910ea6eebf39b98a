/** The local copy of what is known of a person, and its erasure. */
@NullMarked
package io.soulnear.dialogue.person.application;

import org.jspecify.annotations.NullMarked;
