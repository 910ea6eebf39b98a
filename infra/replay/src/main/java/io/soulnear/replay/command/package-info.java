/** The command line. */
@NullMarked
package io.soulnear.replay.command;

import org.jspecify.annotations.NullMarked;
