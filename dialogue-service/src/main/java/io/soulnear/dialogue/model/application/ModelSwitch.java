package io.soulnear.dialogue.model.application;

/** Decides message by message whether the remote model is asked at all. */
@FunctionalInterface
public interface ModelSwitch {
    boolean isOn(long chat);
}
