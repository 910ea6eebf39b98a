package io.soulnear.gateway.delivery.application;

import java.util.UUID;

/** What is out already. Nothing in it says whose reply it was. */
public interface Deliveries {
    /** How many pieces of the reply are out; {@link Integer#MAX_VALUE} when it needs no more. */
    int done(UUID reply);

    /** Remembers that so many pieces are out; {@link Integer#MAX_VALUE}: that it needs no more. */
    void record(UUID reply, int pieces);
}
