package io.soulnear.dialogue.conversation.domain;

import java.util.Locale;

/** How a person wants to be answered. */
public record Style(Tone tone, Personality personality, Length length) {
    /** Of everyone who has not chosen. */
    public static final Style DEFAULT = new Style(Tone.FRIENDLY, Personality.FRIEND, Length.MEDIUM);

    /** How it sounds. */
    public enum Tone {
        FORMAL,
        FRIENDLY,
        SARCASTIC,
        MOTIVATING;

        /** As events and requests name it. */
        public String code() {
            return Style.code(this);
        }
    }

    /** Who seems to be talking. */
    public enum Personality {
        MENTOR,
        FRIEND,
        COACH,
        THERAPIST;

        /** As events and requests name it. */
        public String code() {
            return Style.code(this);
        }
    }

    /** How much is said at most; from short to long. */
    public enum Length {
        ULTRA_BRIEF(50),
        BRIEF(100),
        MEDIUM(300),
        DETAILED(600);

        private final int words;

        Length(int words) {
            this.words = words;
        }

        /** The most words of a reply. */
        public int words() {
            return words;
        }

        /** As events and requests name it. */
        public String code() {
            return Style.code(this);
        }

        /** The shorter of the two. */
        public Length atMost(Length other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    /** The style of these codes; the default of each that is unknown. */
    public static Style of(String tone, String personality, String length) {
        return new Style(
                one(Tone.class, tone, DEFAULT.tone),
                one(Personality.class, personality, DEFAULT.personality),
                one(Length.class, length, DEFAULT.length));
    }

    private static <E extends Enum<E>> E one(Class<E> kind, String code, E otherwise) {
        for (var each : kind.getEnumConstants()) {
            if (code(each).equals(code)) {
                return each;
            }
        }
        return otherwise;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
