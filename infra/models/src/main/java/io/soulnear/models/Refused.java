package io.soulnear.models;

import dev.langchain4j.exception.HttpException;

/** The provider refuses for a reason that the same question will meet again. */
final class Refused extends HttpException {
    private static final long serialVersionUID = 1L;
    private final Why why;

    /** The reasons that ask for something else than giving up. */
    enum Why {
        /** The prompt is longer than the model can take. */
        TOO_LONG,
        /** What was paid for is used up. */
        QUOTA
    }

    Refused(int status, Why why) {
        super(status, "The provider refuses");
        this.why = why;
    }

    Why why() {
        return why;
    }
}
