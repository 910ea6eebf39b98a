package io.soulnear.comparison.run;

/**
 * How a person wants to be spoken to.
 *
 * @param tone {@code formal}, {@code friendly}, {@code sarcastic} or {@code motivating}
 * @param personality {@code mentor}, {@code friend}, {@code coach} or {@code therapist}
 * @param length {@code ultra_brief}, {@code brief}, {@code medium} or {@code detailed}
 */
public record Style(String tone, String personality, String length) {
    /** Of someone who has chosen nothing. */
    public static final Style USUAL = new Style("friendly", "friend", "medium");
}
