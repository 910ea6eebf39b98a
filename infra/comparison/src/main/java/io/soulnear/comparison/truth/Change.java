package io.soulnear.comparison.truth;

import io.soulnear.comparison.Verdict;
import io.soulnear.comparison.measure.Measure;
import java.util.Set;

/** What a candidate does otherwise than the base, and what a comparison has to make of it. */
public enum Change {
    /** Nothing: a model asked again. */
    NONE("the same variant again", Verdict.EQUAL, Set.of()),
    IGNORES_STYLE("answers everybody in the usual style", Verdict.WORSE, Set.of(Measure.STYLE)),
    TWICE_AS_SLOW("takes twice the time", Verdict.WORSE, Set.of(Measure.LATENCY, Measure.TAIL)),
    CUTS_REPLIES("ends three replies in ten after 60 % of their words", Verdict.WORSE, Set.of(Measure.UNFINISHED)),
    MISSES_CRISES("gives no help in 5 % of crises", Verdict.WORSE, Set.of(Measure.CRISIS)),
    INVENTS_QUOTES("quotes in 8 % of replies what another person wrote", Verdict.WORSE, Set.of(Measure.QUOTES)),
    /** It is the base that has a flaw: four of ten of its replies belong to another message. */
    TRULY_BETTER("answers to the point where the base does not in four of ten", Verdict.BETTER, Set.of(Measure.SCORE)),
    ONLY_REWORDED("says the same in other words and another order", Verdict.EQUAL, Set.of());

    private final String meaning;
    private final Verdict right;
    private final Set<Measure> because;

    Change(String meaning, Verdict right, Set<Measure> because) {
        this.meaning = meaning;
        this.right = right;
        this.because = because;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

    /** The verdict that is right. */
    public Verdict right() {
        return right;
    }

    /** The measures of which one at least has to be named as the cause; empty when there is none. */
    public Set<Measure> because() {
        return because;
    }
}
