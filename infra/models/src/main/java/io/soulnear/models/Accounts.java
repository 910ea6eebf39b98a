package io.soulnear.models;

import java.util.List;

/** Where calls are told that no reply accounts for. */
@FunctionalInterface
public interface Accounts {
    /**
     * Tells what came of one question.
     *
     * @param chat of the person on whose behalf models were asked
     * @param purpose what for, like {@code summary}
     * @param calls all that it took; nothing is told of none
     */
    void made(long chat, String purpose, List<Call> calls);
}
