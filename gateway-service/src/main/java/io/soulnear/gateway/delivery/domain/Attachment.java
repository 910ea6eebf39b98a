package io.soulnear.gateway.delivery.domain;

/** What a message carries besides its text, which becomes the caption. Nobody changes the bytes. */
public sealed interface Attachment {
    /** The file itself. */
    byte[] data();

    /** A picture, PNG or JPEG, shown in the chat. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares pictures
    record Photo(byte[] data) implements Attachment {}

    /** A file to download. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files
    record Document(String name, String mimeType, byte[] data) implements Attachment {}
}
