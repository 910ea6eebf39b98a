/** Tests of what is looked at in a file. */
@NullMarked
package io.soulnear.dialogue.media.domain;

import org.jspecify.annotations.NullMarked;
