package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Depth;
import io.soulnear.profile.analysis.domain.Finding;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import java.util.List;
import java.util.Optional;

/** Reads what a person said. What it claims is checked before anybody sees it. */
public interface Analyst {
    /** What it makes of the messages. Called outside of transactions; may take as long as a model takes. */
    Report read(Reading reading);

    /**
     * What there is to read.
     *
     * @param chat the person's
     * @param said the person's latest messages in one mode, oldest first
     * @param known the patterns that are known already
     */
    record Reading(long chat, Language language, Depth depth, List<Utterance> said, List<Pattern> known) {
        public Reading {
            said = List.copyOf(said);
            known = List.copyOf(known);
        }
    }

    /**
     * What came of it.
     *
     * @param advice only of a deep reading
     */
    record Report(List<Finding> findings, Optional<Advice> advice) {}
}
