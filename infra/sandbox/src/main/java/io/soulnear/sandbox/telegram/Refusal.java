package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Telegram's no, with its words. Carries no stack trace: refusals are part of the protocol and may come by the thousand. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;
    private final int retryAfter;

    private Refusal(int code, String description, int retryAfter) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static Refusal badRequest(String reason) {
        return new Refusal(400, "Bad Request: " + reason, 0);
    }

    static Refusal of(int code, String description) {
        return new Refusal(code, description, 0);
    }

    static Refusal tooMany(int seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, seconds);
    }

    static Refusal blocked() {
        return new Refusal(403, "Forbidden: bot was blocked by the user", 0);
    }

    int code() {
        return code;
    }

    byte[] body() {
        return Json.bytes(new Body(
                false, code, String.valueOf(getMessage()), retryAfter > 0 ? new Parameters(retryAfter) : null));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(
            boolean ok,
            @JsonProperty("error_code") int code,
            String description,
            @Nullable Parameters parameters) {}

    private record Parameters(@JsonProperty("retry_after") int retryAfter) {}
}
