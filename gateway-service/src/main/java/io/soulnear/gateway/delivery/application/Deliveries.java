package io.soulnear.gateway.delivery.application;

import java.util.UUID;

/** What is out already. Nothing in it says whose reply it was. */
public interface Deliveries {
    /**
     * How far a reply has got.
     *
     * @param pieces how many are out; {@link Integer#MAX_VALUE} when it needs no more
     * @param hasHalf whether a half message may be there that it is to replace
     */
    record Standing(int pieces, boolean hasHalf) {
        /** Of a reply of which nothing is known. */
        static final Standing NEW = new Standing(0, false);
    }

    /** How far the reply has got. */
    Standing standing(Reply reply);

    /** Remembers that so many pieces are out; {@link Integer#MAX_VALUE}: that it needs no more. */
    void record(UUID reply, int pieces);
}
