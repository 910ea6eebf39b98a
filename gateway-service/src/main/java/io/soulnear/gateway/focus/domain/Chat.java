package io.soulnear.gateway.focus.domain;

/** What the gateway knows of a chat. */
public record Chat(Focus focus, Reach reach) {
    /** A chat of which nothing is known. */
    public static final Chat UNKNOWN = new Chat(new Focus.Onboarding(), Reach.REACHABLE);

    /** Whether messages arrive; Telegram says so when the person blocks the bot, unblocks it or writes. */
    public enum Reach {
        REACHABLE,
        UNREACHABLE
    }

    /** Whether there is anything to remember; of people in onboarding nothing is kept here. */
    public boolean isWorthKeeping() {
        return !(focus instanceof Focus.Onboarding);
    }
}
