package io.soulnear.sandbox.telegram.http;

import java.nio.charset.StandardCharsets;

/** What goes back to the caller. */
public sealed interface Reply {
    /** A whole answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Content(int status, String type, byte[] body) implements Reply {}

    /** Server-sent events for as long as both sides want; the source runs on the request's own thread. */
    record Events(Source source) implements Reply {}

    /** No answer at all: the connection is torn down with a TCP reset. */
    record Reset() implements Reply {}

    /** Writes events until it returns or the reader goes away (an {@link InterruptedException}). */
    @FunctionalInterface
    interface Source {
        /** Runs the stream. */
        void writeTo(Sink sink) throws InterruptedException;
    }

    /** Where events go. */
    @FunctionalInterface
    interface Sink {
        /** Sends one line of data, or a comment that keeps the connection open when empty; waits for a slow reader. */
        void send(String data) throws InterruptedException;
    }

    /** JSON that is already written. */
    static Reply json(int status, byte[] body) {
        return new Content(status, "application/json", body);
    }

    /** A plain text. */
    static Reply text(int status, String body) {
        return new Content(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
}
