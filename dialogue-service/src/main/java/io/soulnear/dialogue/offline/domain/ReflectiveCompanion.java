package io.soulnear.dialogue.offline.domain;

import java.util.Locale;
import java.util.Map;

/**
 * Answers by reflective listening: gives back the feeling and the topic, often in the person's own words, comes back to what was said
 * before, offers an exercise where it fits, and asks at most one open question. No sentence of the earlier replies comes again. Which of
 * several fitting sentences is said follows from the talk, so that the same talk gives the same reply.
 */
public final class ReflectiveCompanion {
    private final Map<Locale, Repertoire> repertoires;

    /** @param repertoires one for every language that a person may have */
    public ReflectiveCompanion(Map<Locale, Repertoire> repertoires) {
        this.repertoires = Map.copyOf(repertoires);
    }

    /** The reply: one to six sentences of plain text, never empty. */
    public String reply(Heard heard) {
        var language = Script.of(heard.text(), heard.language());
        var repertoire = repertoires.get(repertoires.containsKey(language) ? language : heard.language());
        if (repertoire == null) {
            throw new IllegalArgumentException("Not spoken here: " + heard.language());
        }
        return new Composition(heard, repertoire).compose();
    }
}
