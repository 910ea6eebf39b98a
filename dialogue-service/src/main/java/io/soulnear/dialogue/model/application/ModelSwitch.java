package io.soulnear.dialogue.model.application;

/** Decides message by message whether the remote model is asked at all. */
@FunctionalInterface
public interface ModelSwitch {
    /** Asked before every reply; costs microseconds and never throws. */
    boolean isOn(long chat);
}
