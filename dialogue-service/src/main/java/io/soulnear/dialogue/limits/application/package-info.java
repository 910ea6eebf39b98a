/** How fast a person may write, and how much is answered for free. */
@NullMarked
package io.soulnear.dialogue.limits.application;

import org.jspecify.annotations.NullMarked;
