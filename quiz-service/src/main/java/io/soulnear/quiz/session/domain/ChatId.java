package io.soulnear.quiz.session.domain;

/** Telegram's id of a private chat, which here stands for the person. */
public record ChatId(long value) {}
