package io.soulnear.dialogue.memory.application;

import java.util.Locale;
import java.util.Optional;

/** Tells in short what a talk was about. */
@FunctionalInterface
public interface Summariser {
    /** The summary of what was known and of the pile together, in that language; empty when there is none to be had now. */
    Optional<String> summarise(Pile pile, Locale language);
}
