package io.soulnear.quiz.session.domain;

/**
 * What a person answered.
 *
 * @param position which question of the session, from 1
 * @param questionId that question's id
 */
public record Answer(int position, String questionId, Given given) {
    /** The answer itself. */
    public sealed interface Given {}

    /** A step of the scale. */
    public record Rated(Level level) implements Given {}

    /** One of the options, counted from 0. */
    public record Chosen(int option) implements Given {}

    /** The person's own words, exactly as they came. */
    public record Said(String words) implements Given {}
}
