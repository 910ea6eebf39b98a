/** What a prompt is decided by: what a message is about, what belongs to it, and how a person writes. */
@NullMarked
package io.soulnear.dialogue.prompt.domain;

import org.jspecify.annotations.NullMarked;
