package io.soulnear.replay;

import io.soulnear.replay.recording.Selection;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.Problem;
import java.util.List;

/**
 * What somebody wants to be played.
 *
 * @param environment whose conversations, variables and flags
 * @param file of conversations, in place of the environment's topic; empty for none
 * @param variants the base first
 */
public record ReplayOrder(String environment, String file, Selection selection, List<Setup> variants) {
    public ReplayOrder {
        variants = List.copyOf(variants);
        if (variants.stream().map(Setup::name).distinct().count() < variants.size()) {
            throw Problem.usage("The variants have the same name");
        }
        if (!file.isEmpty() && !selection.choosesNothing()) {
            throw Problem.usage("--from, --to and --chat choose from what was recorded, not from --conversations");
        }
    }
}
