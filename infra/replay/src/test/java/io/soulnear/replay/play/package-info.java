/** What is tested of its package. */
@NullMarked
package io.soulnear.replay.play;

import org.jspecify.annotations.NullMarked;
