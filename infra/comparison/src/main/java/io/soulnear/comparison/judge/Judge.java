package io.soulnear.comparison.judge;

import io.soulnear.comparison.measure.Pair;
import java.util.List;

/** Scores answers of the companion. */
public interface Judge {
    /** Who judges, in a few words. */
    String name();

    /** What this judge goes by, and what it can't see: for the reader of the report. */
    String limits();

    /** Scores both answers of each pair, as far as it can. */
    Judging judge(List<Pair> talk);
}
