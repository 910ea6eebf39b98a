package io.soulnear.dialogue.person.application;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The local copy of what profile-service knows. News counts once, in the order in which it comes, since clocks are set back; but what
 * happened before an erasure, or hours before what is known, was held up somewhere and changes nothing.
 */
public interface People {
    /** A person finished onboarding, or changed what was said there. */
    void registered(
            UUID event,
            long chat,
            Locale language,
            @Nullable String name,
            @Nullable Integer age,
            @Nullable String gender,
            Instant at);

    /** A person chose another language. */
    void languageChanged(UUID event, long chat, Locale language, Instant at);

    /** The profile tells something of a person, in place of what it told before under the same name. */
    void told(UUID event, long chat, Fact fact, Instant at);

    /**
     * Deletes everything of the person, keeps older updates from bringing anything back, and confirms it, in one transaction.
     *
     * @param event the event that asked for it
     */
    void erased(UUID event, long chat, Erasure erasure);
}
