package io.soulnear.gateway.delivery.domain;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What to do after Telegram has answered an attempt to send. */
public sealed interface Verdict {
    /** It is out. */
    record Delivered() implements Verdict {}

    /** Too many messages: try again after exactly this time. */
    record Wait(Duration time) implements Verdict {}

    /** The person has blocked the bot, is gone, or has never started it. No use in trying again. */
    record Unreachable() implements Verdict {}

    /** Telegram cannot parse the markup: send it without. */
    record WithoutMarkup() implements Verdict {}

    /** There is nothing left to do: the change is in place already, or its object is gone. */
    record Moot() implements Verdict {}

    /** Telegram will never take it, for a reason that says nothing about the person. */
    record Refused() implements Verdict {}

    /** Telegram is in trouble, or our token is: try again. */
    record Again(Trace trace) implements Verdict {}

    /** What an attempt that failed may have left behind. */
    enum Trace {
        /** Telegram has not taken it. */
        NONE,
        /** Telegram may have delivered it, so that trying again may repeat it. */
        MAYBE_DELIVERED
    }

    /**
     * The verdict on a refusal. The cases are those of Telegram's Bot API; 401 and 404 mean a wrong token, which an
     * operator mends, so that nothing is thrown away meanwhile.
     *
     * @param status HTTP status or Telegram's {@code error_code}
     * @param description Telegram's explanation
     * @param retryAfterSeconds Telegram's {@code retry_after}, 0 when absent
     */
    static Verdict on(int status, String description, long retryAfterSeconds) {
        var reason = description.toLowerCase(Locale.ROOT);
        return switch (status) {
            case 429 -> new Wait(Duration.ofSeconds(Math.max(1, retryAfterSeconds)));
            case 403 -> new Unreachable();
            case 400 -> badRequest(reason);
            case 401, 404 -> new Again(Trace.NONE);
            case 500, 503 -> new Again(Trace.NONE);
            default -> status >= 400 && status < 500 ? new Refused() : new Again(Trace.MAYBE_DELIVERED);
        };
    }

    private static Verdict badRequest(String reason) {
        if (reason.contains("can't parse entities")) {
            return new WithoutMarkup();
        }
        var moot = Stream.of("message is not modified", "query is too old", "message to edit not found");
        return moot.anyMatch(reason::contains) ? new Moot() : new Refused();
    }
}
