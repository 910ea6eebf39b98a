package io.soulnear.flags.administration.application;

import java.util.List;

/** What an administrator is told: a text in Telegram's HTML, with buttons below. */
public record Answer(String html, List<List<Button>> buttons) {
    /** A button; {@code action} begins with {@code flags:}. */
    public record Button(String text, String action) {}
}
