package io.soulnear.dialogue.draft.application;

import java.util.UUID;

/** Where replies are shown before they are finished. */
@FunctionalInterface
public interface Drafts {
    /** Begins to show the reply to an update. A reply that is begun anew after a restart goes on with the same draft. */
    Draft open(UUID cause, long chat);
}
