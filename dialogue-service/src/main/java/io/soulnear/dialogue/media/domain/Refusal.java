package io.soulnear.dialogue.media.domain;

import java.util.Locale;

/** Why a picture or a voice message is not answered as such. Each has its text in the messages. */
public enum Refusal {
    PICTURES_OFF,
    VOICE_OFF,
    NO_EYES,
    NO_EARS,
    TOO_LARGE,
    TOO_MANY_PIXELS,
    TOO_LONG,
    NO_PICTURE,
    BROKEN,
    NOT_FETCHED,
    NOT_SEEN,
    NOT_HEARD,
    TIMED_OUT;

    /** The text's key. */
    public String key() {
        return "media." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
