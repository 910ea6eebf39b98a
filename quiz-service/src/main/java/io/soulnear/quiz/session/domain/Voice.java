package io.soulnear.quiz.session.domain;

/**
 * A voice message, as Telegram describes it.
 *
 * @param file by which Telegram gives it
 * @param bytes its declared size, 0 when unknown
 */
public record Voice(String file, long bytes, int seconds) {}
