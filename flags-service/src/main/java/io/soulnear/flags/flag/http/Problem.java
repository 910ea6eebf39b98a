package io.soulnear.flags.flag.http;

import io.micronaut.http.HttpStatus;
import io.soulnear.flags.flag.domain.Refusal;
import java.util.Locale;

/**
 * Why a request was not carried out.
 *
 * @param error a word for programs, which stays
 * @param detail a sentence for people
 */
record Problem(String error, String detail) {
    /** The one place that says what a refusal is in HTTP. */
    static HttpStatus status(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_FLAG -> HttpStatus.NOT_FOUND;
            case STALE_VERSION -> HttpStatus.CONFLICT;
            case INVALID_DEFINITION, NOT_SWITCHABLE, NOTHING_TO_UNDO, NO_ROLLOUT, NEEDS_REPORT ->
                HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    static String slug(Refusal refusal) {
        return refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
