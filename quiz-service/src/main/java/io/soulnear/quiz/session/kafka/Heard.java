package io.soulnear.quiz.session.kafka;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a quiz reads of {@code io.soulnear.dialogue.voice-heard.v1}. */
record Heard(
        long chatId,
        @Nullable UUID sessionId,
        int position,
        @Nullable String language,
        @Nullable String text) {}
