package io.soulnear.profile.style.application;

import io.soulnear.profile.style.domain.Length;
import io.soulnear.profile.style.domain.Personality;
import io.soulnear.profile.style.domain.Preset;
import io.soulnear.profile.style.domain.Style;
import io.soulnear.profile.style.domain.Tone;
import java.util.List;
import java.util.Locale;

/** The lists of choices in the settings. */
enum Menu {
    TONE(Tone.values()),
    PERSONALITY(Personality.values()),
    LENGTH(Length.values()),
    PRESET(Preset.values());

    private final List<Enum<?>> choices;

    Menu(Enum<?>[] choices) {
        this.choices = List.of(choices);
    }

    List<Enum<?>> choices() {
        return choices;
    }

    /** Whether this choice of it is in force. */
    boolean marks(Style style, Enum<?> choice) {
        return switch (this) {
            case TONE -> choice == style.tone();
            case PERSONALITY -> choice == style.personality();
            case LENGTH -> choice == style.length();
            case PRESET -> choice instanceof Preset preset && preset.style().equals(style);
        };
    }

    /** The name in events, buttons and bundles. */
    static String code(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
