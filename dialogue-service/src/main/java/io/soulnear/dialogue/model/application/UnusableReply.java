package io.soulnear.dialogue.model.application;

/** The model answered, but with nothing that can be said to a person. */
public final class UnusableReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param why without anything of the reply itself */
    public UnusableReply(String why) {
        super(why);
    }
}
