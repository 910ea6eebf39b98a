package io.soulnear.models;

/** The model answered, but with nothing that can be said to a person. */
final class UnusableReply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param why without anything of the reply itself */
    UnusableReply(String why) {
        super(why);
    }
}
