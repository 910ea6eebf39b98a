package io.soulnear.dialogue.wording.domain;

/**
 * A reply as it leaves.
 *
 * @param text as it is read, without markup; never blank
 * @param html the same in Telegram's HTML: only {@code b i u s code pre a}, each closed in order, all else escaped
 * @param formatted whether the HTML shows anything that the text does not
 */
public record Worded(String text, String html, boolean formatted) {}
