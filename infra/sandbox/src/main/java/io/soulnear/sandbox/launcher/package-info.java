/** Starts, watches and ends the processes of one SoulNear on this machine. */
@NullMarked
package io.soulnear.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
