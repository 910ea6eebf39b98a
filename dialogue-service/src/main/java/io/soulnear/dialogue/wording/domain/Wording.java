package io.soulnear.dialogue.wording.domain;

import java.util.Collection;

/** Makes of what a model wrote what a person gets to read. */
public final class Wording {
    private Wording() {}

    /**
     * Takes out quotes that the person never said, ends the text at the last sentence that fits the length, and turns Markdown into
     * Telegram's HTML. A text that has nothing to mend comes out as it was; nothing makes it blank.
     *
     * @param written what a model wrote, Markdown allowed; not blank
     * @param words the most words the reply may have; its first full thought may have more
     * @param own what the person wrote: the only source of quotes
     */
    public static Worded finish(String written, int words, Collection<String> own) {
        var markup = Markdown.read(written.strip());
        if (markup.text().isBlank()) {
            markup = Markup.plain(written.strip());
        }
        new Quotes(own).verify(markup);
        Sentences.shorten(markup, words);
        markup.strip();
        return new Worded(markup.text(), markup.html(), markup.isFormatted());
    }

    /** Of a text that broke off the part that is whole: up to the end of its last sentence; empty when that is no full thought. */
    public static String whole(String begun) {
        return Sentences.whole(begun.strip());
    }
}
