/** What is played: recorded updates of people, chosen from a topic, or conversations from a file. */
@NullMarked
package io.soulnear.replay.recording;

import org.jspecify.annotations.NullMarked;
