package io.soulnear.replay;

import io.soulnear.replay.recording.Selection;
import io.soulnear.replay.variant.Setup;
import java.util.List;
import java.util.Map;

/**
 * What a replay is: with the same definition the same is played.
 *
 * @param environment whose topic is played
 * @param file of conversations, in place of the topic; empty for none
 * @param ends of the topic's partitions when it was chosen
 * @param flags in force in the environment then, definitions by key
 * @param digest of what is played
 * @param variants the base first; secrets are not kept
 */
record Definition(
        String environment,
        String file,
        Selection selection,
        Map<Integer, Long> ends,
        Map<String, String> flags,
        String digest,
        List<Setup> variants) {
    Definition {
        ends = Map.copyOf(ends);
        flags = Map.copyOf(flags);
        variants = List.copyOf(variants);
    }

    /** Whether another one means the same; that its topic has grown since, is no difference. */
    boolean isSame(Definition other) {
        return digest.equals(other.digest)
                && variants.stream()
                        .map(Setup::variant)
                        .toList()
                        .equals(other.variants.stream().map(Setup::variant).toList());
    }
}
