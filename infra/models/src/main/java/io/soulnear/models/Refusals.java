package io.soulnear.models;

import dev.langchain4j.exception.HttpException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider means by an answer that is none. Of its body, which may hold anything, the key included, only known words are looked
 * for; nothing of it is kept.
 */
final class Refusals {
    /** OpenAI, Azure, vLLM, llama.cpp, Anthropic's and Gemini's words for the same thing. */
    private static final Pattern TOO_LONG = Pattern.compile(
            "context_length_exceeded|maximum context length|exceed_context_size|exceeds the available context"
                    + "|context window|prompt is too long|input is too long|string_above_max_length"
                    + "|input token count.{0,40}exceeds|too many (?:input )?tokens");

    private static final Pattern QUOTA =
            Pattern.compile("insufficient_quota|billing_hard_limit_reached|billing_not_active");
    /** Gemini says in the body when to come back. */
    private static final Pattern RETRY_DELAY =
            Pattern.compile("\"retrydelay\"\\s*:\\s*\"(\\d{1,6}(?:\\.\\d{1,9})?)s\"");

    private Refusals() {}

    /**
     * The failure to go on with.
     *
     * @param retryAfter the header of that name
     * @param beginning of the body
     */
    static HttpException of(int status, @Nullable String retryAfter, byte[] beginning) {
        var body = new String(beginning, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (status == 413
                || ((status == 400 || status == 422) && TOO_LONG.matcher(body).find())) {
            return new Refused(status, Refused.Why.TOO_LONG);
        }
        if (status == 402 || (status == 429 && QUOTA.matcher(body).find())) {
            return new Refused(status, Refused.Why.QUOTA);
        }
        var pause = pause(retryAfter, body);
        if (pause.isPresent() && (status == 429 || status == 503)) {
            return new RetryLater(status, pause.get());
        }
        return new HttpException(status, "HTTP status " + status);
    }

    private static Optional<Duration> pause(@Nullable String header, String body) {
        if (header != null) {
            return header(header.strip());
        }
        var delay = RETRY_DELAY.matcher(body);
        return delay.find() ? Optional.of(seconds(Double.parseDouble(delay.group(1)))) : Optional.empty();
    }

    private static Optional<Duration> header(String header) {
        try {
            return Optional.of(seconds(Double.parseDouble(header)));
        } catch (NumberFormatException _) {
            try {
                var at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(seconds(Duration.between(Instant.now(), at).toMillis() / 1000.0));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.clamp(seconds * 1000, 0, Integer.MAX_VALUE));
    }
}
