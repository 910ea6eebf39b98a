/** What is tested of its package. */
@NullMarked
package io.soulnear.replay.variant;

import org.jspecify.annotations.NullMarked;
