package io.soulnear.quiz.session.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.soulnear.quiz.session.domain.Voice;
import io.soulnear.runtime.Language;
import org.jspecify.annotations.Nullable;

/** What a quiz reads of {@code io.soulnear.telegram.update-received.v1}. */
record Update(long chatId, @Nullable Route route, @Nullable Raw update) {
    record Route(@Nullable String action) {}

    record Raw(
            @Nullable Message message,
            @JsonProperty("callback_query") @Nullable Press press) {}

    record Message(
            @Nullable String text,
            @Nullable From from,
            @Nullable Spoken voice) {}

    record Spoken(
            @JsonProperty("file_id") String file,
            @JsonProperty("file_size") long bytes,
            @JsonProperty("duration") int seconds) {}

    record Press(@Nullable From from) {}

    record From(@JsonProperty("language_code") @Nullable String language) {}

    /** The button's action without the service's prefix, or null when it is not a button. */
    @Nullable
    String action() {
        return route == null ? null : route.action;
    }

    /** What was written, or null. */
    @Nullable
    String text() {
        return update == null || update.message == null ? null : update.message.text;
    }

    /** What was said aloud, or null. */
    @Nullable
    Voice voice() {
        var spoken = update == null || update.message == null ? null : update.message.voice;
        return spoken == null ? null : new Voice(spoken.file, spoken.bytes, spoken.seconds);
    }

    /** Whether it is a new message, and not an edit or something that nobody wrote. */
    boolean isMessage() {
        return update != null && update.message != null;
    }

    /** The language to speak where the person's own is not known. */
    Language language() {
        var from = sender();
        return Language.of(from == null ? null : from.language);
    }

    private @Nullable From sender() {
        if (update == null) {
            return null;
        }
        if (update.message != null) {
            return update.message.from;
        }
        return update.press == null ? null : update.press.from;
    }
}
