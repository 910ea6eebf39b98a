/** The companion: what people say to it, what it answers, and what it does when someone is in danger. */
@NullMarked
package io.soulnear.dialogue;

import org.jspecify.annotations.NullMarked;
