package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a message carries besides text. File ids are those of {@code getFile}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Attachment.Photo.class, name = "photo"),
    @JsonSubTypes.Type(value = Attachment.Document.class, name = "document"),
    @JsonSubTypes.Type(value = Attachment.Sticker.class, name = "sticker"),
    @JsonSubTypes.Type(value = Attachment.Place.class, name = "place"),
    @JsonSubTypes.Type(value = Attachment.Voice.class, name = "voice")
})
public sealed interface Attachment {
    /** A picture; sizes in pixels and bytes. */
    record Photo(String fileId, int width, int height, long bytes) implements Attachment {}

    /** Any file. */
    record Document(String fileId, String name, String mimeType, long bytes) implements Attachment {}

    /** A sticker that stands for an emoji. */
    record Sticker(String fileId, String emoji) implements Attachment {}

    /** A point on the map, in degrees. */
    record Place(double latitude, double longitude) implements Attachment {}

    /** A voice message. */
    record Voice(String fileId, int seconds, long bytes) implements Attachment {}
}
