package io.soulnear.sandbox.telegram;

import org.jspecify.annotations.Nullable;

/**
 * A way in which the Bot API misbehaves.
 *
 * @param kind what goes wrong
 * @param method which calls it hits, like {@code sendMessage}; null for all but {@code getMe}
 * @param chatId which chat it hits; null for all
 * @param times how many calls it hits before it ends by itself; 0 for until cleared
 * @param percent of the matching calls that it hits, 1–100
 * @param value seconds of {@code retry_after} for {@link Kind#TOO_MANY_REQUESTS}, milliseconds for {@link Kind#DELAY},
 *     HTTP status for {@link Kind#SERVER_ERROR}; ignored otherwise
 */
public record Fault(
        Kind kind, @Nullable String method, @Nullable Long chatId, int times, int percent, int value) {
    /** What goes wrong. */
    public enum Kind {
        /** 429 with {@code retry_after}. */
        TOO_MANY_REQUESTS,
        /** 403, as if the person had blocked the bot. */
        FORBIDDEN,
        /** 400 "can't parse entities", whatever the text. */
        BAD_ENTITIES,
        /** 404, as a server answers that does not know the method. */
        UNKNOWN_METHOD,
        /** A 5xx with Telegram's JSON. */
        SERVER_ERROR,
        /** 200 with something that is no JSON. */
        GARBAGE,
        /** The right answer, later. */
        DELAY,
        /** No answer for as long as the caller waits; the call is not applied. */
        HANG,
        /** A TCP reset; the call is not applied. */
        RESET_BEFORE,
        /** A TCP reset; the call is applied first. */
        RESET_AFTER
    }

    /** Fills what was left out. */
    public Fault {
        percent = percent == 0 ? 100 : percent;
        if (times < 0 || percent < 1 || percent > 100 || value < 0) {
            throw new IllegalArgumentException("A fault has times and value of at least 0 and a percent of 1 to 100");
        }
        value = value > 0 ? value : usual(kind);
    }

    /** A fault of every call but {@code getMe}, until cleared. */
    public static Fault of(Kind kind) {
        return new Fault(kind, null, null, 0, 100, 0);
    }

    /** The same, for calls of one method. */
    public Fault onMethod(String name) {
        return new Fault(kind, name, chatId, times, percent, value);
    }

    /** The same, for one chat. */
    public Fault inChat(long id) {
        return new Fault(kind, method, id, times, percent, value);
    }

    /** The same, ending after so many calls. */
    public Fault times(int calls) {
        return new Fault(kind, method, chatId, calls, percent, value);
    }

    /** The same, hitting a share of the calls. */
    public Fault percent(int share) {
        return new Fault(kind, method, chatId, times, share, value);
    }

    /** The same, with its seconds, milliseconds or status. */
    public Fault value(int number) {
        return new Fault(kind, method, chatId, times, percent, number);
    }

    boolean concerns(String called, @Nullable Long chat) {
        return (method == null ? !called.equalsIgnoreCase("getMe") : method.equalsIgnoreCase(called))
                && (chatId == null || chatId.equals(chat));
    }

    private static int usual(Kind kind) {
        return switch (kind) {
            case TOO_MANY_REQUESTS -> 1;
            case DELAY -> 1000;
            case SERVER_ERROR -> 502;
            case FORBIDDEN, BAD_ENTITIES, UNKNOWN_METHOD, GARBAGE, HANG, RESET_BEFORE, RESET_AFTER -> 0;
        };
    }
}
