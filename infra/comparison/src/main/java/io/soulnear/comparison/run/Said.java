package io.soulnear.comparison.run;

/**
 * What a person did.
 *
 * @param text what was written; of a button its label; empty where there was none
 * @param language the person's, {@code ru} or {@code en}
 */
public record Said(Kind kind, String text, String language) {
    /** How it was done. */
    public enum Kind {
        TEXT,
        COMMAND,
        BUTTON,
        /** A sticker, a picture, an edit and the like. */
        OTHER
    }
}
