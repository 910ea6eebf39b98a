package io.soulnear.dialogue.model.application;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;

/** The provider is busy and says when to come back. */
public final class RetryLater extends HttpException {
    private static final long serialVersionUID = 1L;
    private final Duration after;

    /** @param after how long to wait before the next attempt */
    public RetryLater(int status, Duration after) {
        super(status, "The provider asks to come back later");
        this.after = after;
    }

    /** How long to wait before the next attempt. */
    public Duration after() {
        return after;
    }
}
