package io.soulnear.dialogue.media.application;

import java.util.UUID;

/** Which updates are dealt with, so that nobody looks or listens twice. */
@FunctionalInterface
public interface AnsweredTurns {
    /** Whether the turn of that update has its reply, the person was told why there is none, or what was heard is told. */
    boolean has(UUID update);
}
