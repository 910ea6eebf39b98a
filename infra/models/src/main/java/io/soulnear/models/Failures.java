package io.soulnear.models;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failure means for the next step. */
final class Failures {
    private Failures() {}

    /** Why a call came to nothing, in a word for metrics and accounts. */
    static String reason(Throwable failure) {
        var refused = cause(failure, Refused.class);
        if (refused != null) {
            return switch (refused.why()) {
                case TOO_LONG -> "too-long";
                case QUOTA -> "quota";
            };
        }
        return switch (failure) {
            case CallNotPermittedException _ -> "breaker-open";
            case BulkheadFullException _ -> "too-many";
            case TimeoutException _, dev.langchain4j.exception.TimeoutException _ -> "timeout";
            case RateLimitException _ -> "rate-limited";
            case AuthenticationException _ -> "unauthorized";
            case ContentFilteredException _ -> "filtered";
            case NonRetriableException _ -> "refused";
            case UnusableReply _ -> "unusable";
            default -> "failed";
        };
    }

    static boolean isTooLong(Throwable failure) {
        var refused = cause(failure, Refused.class);
        return refused != null && refused.why() == Refused.Why.TOO_LONG;
    }

    /** Whether somebody has to do something about it: the key is not accepted, or what it pays for is used up. */
    static boolean isForTheOperator(Throwable failure) {
        return failure instanceof AuthenticationException || reason(failure).equals("quota");
    }

    /** Whether the same question may be answered a moment later. */
    static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case CallNotPermittedException _, BulkheadFullException _, InterruptedException _ -> false;
            case NonRetriableException _ -> false;
            default -> cause(failure, Refused.class) == null;
        };
    }

    /** How long the provider asks to be left alone. */
    static Optional<Duration> pause(Throwable failure) {
        return Optional.ofNullable(cause(failure, RetryLater.class)).map(RetryLater::after);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }
}
