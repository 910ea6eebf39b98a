package io.soulnear.sandbox.telegram.http;

/** Answers requests, each on a virtual thread of its own; blocking is fine, a caller who hangs up interrupts. */
@FunctionalInterface
public interface Handler {
    /** Gives the answer; an exception becomes a 500. */
    Reply handle(Request request) throws Exception;
}
