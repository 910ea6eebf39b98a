package io.soulnear.profile.reply;

/** What a message brings along besides its text. */
public sealed interface Attachment {
    /**
     * A picture; the text becomes its caption.
     *
     * @param base64 a PNG
     */
    record Photo(String base64) implements Attachment {}

    /**
     * A file.
     *
     * @param base64 its content
     */
    record Document(String name, String mimeType, String base64) implements Attachment {}
}
