package io.soulnear.quiz.session.domain;

/**
 * A piece of an answer, exactly as given.
 *
 * @param position the question it answers, from 1
 * @param words the person's own words, or what stood on the option that they chose
 * @param isWhole whether the answer has no more to it
 */
public record Quote(int position, String words, Source source, boolean isWhole) {
    /** Where the words come from. */
    public enum Source {
        WRITTEN,
        CHOSEN
    }
}
