/** Tests of what is heard for others. */
@NullMarked
package io.soulnear.dialogue.media.jdbc;

import org.jspecify.annotations.NullMarked;
