package io.soulnear.models;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;

/** The provider is busy and says when to come back. */
final class RetryLater extends HttpException {
    private static final long serialVersionUID = 1L;
    private final Duration after;

    RetryLater(int status, Duration after) {
        super(status, "The provider asks to come back later");
        this.after = after;
    }

    /** How long to wait before the next attempt. */
    Duration after() {
        return after;
    }
}
