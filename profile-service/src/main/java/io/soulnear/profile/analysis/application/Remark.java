package io.soulnear.profile.analysis.application;

import io.soulnear.profile.analysis.domain.Utterance;
import io.soulnear.runtime.Language;
import java.util.UUID;

/**
 * A message of a person that was answered.
 *
 * @param event the id of the event that told it
 * @param mode the way of talking
 */
public record Remark(UUID event, long chat, String mode, Language language, Utterance said) {}
