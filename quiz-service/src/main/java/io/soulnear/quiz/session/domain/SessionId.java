package io.soulnear.quiz.session.domain;

import java.util.Locale;
import java.util.UUID;

/** Names one run through a quiz. */
public record SessionId(UUID value) {
    private static final long TAG_BITS = (1L << 40) - 1;

    /** Ten characters that tell the sessions of one chat apart, short enough for a button. */
    public String tag() {
        return String.format(Locale.ROOT, "%010x", value.getLeastSignificantBits() & TAG_BITS);
    }
}
