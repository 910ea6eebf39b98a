package io.soulnear.sandbox.telegram;

import java.nio.charset.StandardCharsets;

/** One update, written once and delivered as often as it takes. */
final class Update {
    final long id;
    final long chatId;
    /** The message of the person that it brings, or 0. */
    final long messageId;
    /** Given by a test, out of the usual order; stays until it was delivered, whatever the offset. */
    final boolean injected;

    final byte[] json;
    boolean delivered;

    Update(long id, long chatId, long messageId, boolean injected, byte[] json) {
        this.id = id;
        this.chatId = chatId;
        this.messageId = messageId;
        this.injected = injected;
        this.json = json;
    }

    /** Puts the id in front of a written object. */
    static byte[] numbered(long id, byte[] object) {
        var head = ("{\"update_id\":" + id + ",").getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[head.length + object.length - 1];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(object, 1, whole, head.length, object.length - 1);
        return whole;
    }
}
