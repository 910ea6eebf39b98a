/** What is tested of its package. */
@NullMarked
package io.soulnear.replay.recording;

import org.jspecify.annotations.NullMarked;
