package io.soulnear.replay.play;

/** Why playing ended. */
public enum Ending {
    DONE(""),
    COST("the cap on its cost is reached"),
    NO_MODEL("its model answers nobody"),
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
