package io.soulnear.dialogue.media.application;

/** The files that people send. */
@FunctionalInterface
public interface Files {
    /** Fetches a file, within about ten seconds, unless it is larger than that. */
    Fetched fetch(String id, int mostBytes);

    /** What came of it. */
    sealed interface Fetched {
        /** All of it. */
        @SuppressWarnings("ArrayRecordComponent") // nobody compares files
        record Whole(byte[] bytes) implements Fetched {}

        /** More than was wanted, whatever was declared. */
        record TooLarge() implements Fetched {}

        /** Not to be had now. */
        record Away() implements Fetched {}
    }
}
