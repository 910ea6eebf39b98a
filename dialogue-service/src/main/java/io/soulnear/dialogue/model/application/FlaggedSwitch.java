package io.soulnear.dialogue.model.application;

import jakarta.inject.Singleton;

@Singleton
final class FlaggedSwitch implements ModelSwitch {
    @Override
    public boolean isOn(long chat) {
        return true;
    }
}
