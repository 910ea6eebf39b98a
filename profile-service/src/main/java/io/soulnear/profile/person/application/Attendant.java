package io.soulnear.profile.person.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.person.domain.Room;

/** Serves registered people in one room. */
public interface Attendant {
    Room room();

    /**
     * Answers one request, in the transaction of the update that asked for it; the person's row is locked.
     *
     * @param request what follows the room in the button, or the command; empty for the room itself. Anything may come
     */
    void serve(Transaction tx, Guest guest, String request);
}
