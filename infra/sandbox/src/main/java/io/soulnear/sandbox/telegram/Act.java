package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a person does in the chat with the bot. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Act.Say.class, name = "say"),
    @JsonSubTypes.Type(value = Act.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = Act.Press.class, name = "press"),
    @JsonSubTypes.Type(value = Act.Photo.class, name = "photo"),
    @JsonSubTypes.Type(value = Act.Document.class, name = "document"),
    @JsonSubTypes.Type(value = Act.Sticker.class, name = "sticker"),
    @JsonSubTypes.Type(value = Act.Place.class, name = "place"),
    @JsonSubTypes.Type(value = Act.Voice.class, name = "voice"),
    @JsonSubTypes.Type(value = Act.Block.class, name = "block"),
    @JsonSubTypes.Type(value = Act.Unblock.class, name = "unblock"),
    @JsonSubTypes.Type(value = Act.Inject.class, name = "inject"),
    @JsonSubTypes.Type(value = Act.Repeat.class, name = "repeat")
})
public sealed interface Act {
    /** Sends a text; commands are recognised. */
    record Say(String text) implements Act {}

    /** Changes a text sent earlier; without an id, the last one. */
    record Edit(@Nullable Long messageId, String text) implements Act {}

    /**
     * Presses a button.
     *
     * @param messageId where it is; without it, under the last message that has buttons
     * @param text which one by its text, or by {@code index} counted from 0 row by row
     * @param data what to claim was pressed, whether or not there is such a button
     */
    record Press(
            @Nullable Long messageId,
            @Nullable String text,
            @Nullable Integer index,
            @Nullable String data) implements Act {}

    /**
     * Sends a picture (PNG, JPEG or GIF).
     *
     * @param claimed what Telegram says of its size, in bytes; without it, the truth
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Photo(byte[] bytes, String caption, @Nullable Long claimed) implements Act {
        /** Tells the truth about its size. */
        public Photo(byte[] bytes, String caption) {
            this(bytes, caption, null);
        }
    }

    /** Sends a file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Document(byte[] bytes, String name, String mimeType) implements Act {}

    /** Sends a sticker. */
    record Sticker(String emoji) implements Act {}

    /** Sends a location, in degrees. */
    record Place(double latitude, double longitude) implements Act {}

    /**
     * Sends a voice message.
     *
     * @param bytes Opus in Ogg; without them, a file that begins like one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Voice(int seconds, byte @Nullable [] bytes) implements Act {
        /** Sends one without content. */
        public Voice(int seconds) {
            this(seconds, null);
        }
    }

    /** Blocks the bot. */
    record Block() implements Act {}

    /** Lets the bot write again. */
    record Unblock() implements Act {}

    /** Delivers an update exactly as given; without an {@code update_id} it gets the next one. */
    record Inject(ObjectNode update) implements Act {}

    /** Delivers a recent update once more, as Telegram does when it is unsure. */
    record Repeat(long updateId) implements Act {}
}
