package io.soulnear.dialogue.media.application;

import java.util.UUID;

/** Which updates are answered, so that nobody looks or listens twice. */
@FunctionalInterface
public interface AnsweredTurns {
    /** Whether the turn of that update has its reply. */
    boolean has(UUID update);
}
