package io.soulnear.runtime.flags;

/** A flag definition that no service would put in force; the message says why. */
public final class MalformedFlagException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedFlagException(String reason) {
        super(reason);
    }
}
