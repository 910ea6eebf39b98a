package io.soulnear.quiz.session.application;

/**
 * Something that comes up again in what a person said outside of quizzes, as profile told it.
 *
 * @param title in the person's language at that time
 */
public record KnownPattern(String slug, String title, String description) {}
