package io.soulnear.gateway.focus.domain;

/** What the gateway knows of a chat. */
public record Chat(Focus focus, Reach reach) {
    /** A chat of which nothing is known. */
    public static final Chat UNKNOWN = new Chat(new Focus.Onboarding(), Reach.REACHABLE);

    /**
     * Whether messages arrive; Telegram says so when the person blocks the bot, unblocks it or writes. It is for operators, who see
     * since when in the table {@code chat}. Nothing is decided by it: every reply is tried once, so that nobody who can be reached
     * again waits for Telegram to say so.
     */
    public enum Reach {
        REACHABLE,
        UNREACHABLE
    }

    /** Whether there is anything to remember; of people in onboarding nothing is kept here. */
    public boolean isWorthKeeping() {
        return !(focus instanceof Focus.Onboarding);
    }
}
