/** Plays recorded conversations: stands for the gateway, keeps order, time and state, and writes down what is answered. */
@NullMarked
package io.soulnear.replay.play;

import org.jspecify.annotations.NullMarked;
