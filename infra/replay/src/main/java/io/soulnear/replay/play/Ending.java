package io.soulnear.replay.play;

/** Why playing ended. */
public enum Ending {
    DONE(""),
    COST("the cap on its cost is reached"),
    NO_MODEL("its model answers nobody; are its key, address and name right?"),
    INTERRUPTED("it was interrupted");

    private final String reason;

    Ending(String reason) {
        this.reason = reason;
    }

    /** For people; empty when all was played. */
    public String reason() {
        return reason;
    }
}
