package io.soulnear.dialogue.memory.application;

import io.soulnear.dialogue.conversation.domain.Mode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that a person and their companions ever said to each other, in both modes, to be searched by that person. */
public interface History {
    /**
     * One turn in which all the words are.
     *
     * @param day on the person's calendar
     * @param person what the person said, in short and with the words marked
     * @param companion what was answered, likewise
     */
    record Hit(LocalDate day, Mode mode, Snippet person, Snippet companion) {}

    /**
     * One page of what was found, the best first.
     *
     * @param total of hits on all pages
     */
    record Found(int total, List<Hit> hits) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /**
     * Looks for turns that have all the words, in whatever form.
     *
     * @param words as they were typed; signs between them mean nothing
     * @param page from 0
     * @return empty when no word can be looked for
     */
    Optional<Found> find(long chat, String words, int page, int pageSize);

    /** Keeps the words for the buttons below their results, and gives the name that they are kept under; the last ten are kept. */
    String keep(UUID cause, long chat, String words, Instant at);

    /** Words that were kept; empty when they are no longer. */
    Optional<String> kept(long chat, String name);
}
