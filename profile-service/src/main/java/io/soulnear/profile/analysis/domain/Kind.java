package io.soulnear.profile.analysis.domain;

/** What repeats: something done, felt or thought. */
public enum Kind {
    BEHAVIOURAL,
    EMOTIONAL,
    COGNITIVE
}
