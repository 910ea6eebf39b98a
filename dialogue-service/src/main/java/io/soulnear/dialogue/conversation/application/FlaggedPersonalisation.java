package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Portrait;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;

/** The flags {@code ENABLE_STYLE_SETTINGS} and {@code ENABLE_USER_PROFILES}, for each chat on its own. */
@Singleton
final class FlaggedPersonalisation implements Personalisation {
    private final Flags flags;

    FlaggedPersonalisation(Flags flags) {
        this.flags = flags;
    }

    @Override
    public Portrait allowed(long chat, Portrait portrait) {
        var person = Long.toString(chat);
        var styled = flags.on("ENABLE_STYLE_SETTINGS", person) ? portrait : portrait.withoutStyle();
        return flags.on("ENABLE_USER_PROFILES", person) ? styled : styled.withoutAnalysis();
    }
}
