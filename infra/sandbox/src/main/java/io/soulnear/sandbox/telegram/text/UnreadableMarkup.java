package io.soulnear.sandbox.telegram.text;

/** Markup that Telegram refuses; the message is what its description says after "can't parse entities: ". */
public final class UnreadableMarkup extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableMarkup(String reason) {
        super(reason, null, false, false);
    }

    /** The refusal in Telegram's words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
