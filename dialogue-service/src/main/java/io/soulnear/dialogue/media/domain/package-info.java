/** Pictures and voice messages, and what is looked at before anybody trusts one. */
@NullMarked
package io.soulnear.dialogue.media.domain;

import org.jspecify.annotations.NullMarked;
