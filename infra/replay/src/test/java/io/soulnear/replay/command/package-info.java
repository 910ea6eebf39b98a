/** What is tested of its package. */
@NullMarked
package io.soulnear.replay.command;

import org.jspecify.annotations.NullMarked;
