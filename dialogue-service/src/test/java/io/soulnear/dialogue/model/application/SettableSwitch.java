package io.soulnear.dialogue.model.application;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/** The flag, in the hand of a test. */
@Singleton
@Replaces(FlaggedSwitch.class)
public final class SettableSwitch implements ModelSwitch {
    private volatile boolean on = true;

    public void turn(boolean position) {
        on = position;
    }

    @Override
    public boolean isOn(long chat) {
        return on;
    }
}
