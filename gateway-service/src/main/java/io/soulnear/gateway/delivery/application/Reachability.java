package io.soulnear.gateway.delivery.application;

/** Who can be written to, as operators see it; the next reply is tried all the same. */
@FunctionalInterface
public interface Reachability {
    /** Remembers that the chat cannot be reached until its person writes again. */
    void unreachable(long chatId);
}
