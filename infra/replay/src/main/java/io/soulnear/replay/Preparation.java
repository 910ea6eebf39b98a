package io.soulnear.replay;

import io.soulnear.comparison.run.Variant;
import io.soulnear.messaging.EventIds;
import io.soulnear.replay.recording.ConversationFile;
import io.soulnear.replay.recording.Recording;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.servers.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A replay that is ready to be played: chosen, kept, and with its variants known.
 *
 * @param folder where it is kept
 * @param recording what is played
 * @param variables of the environment, which hold where a variant says nothing else
 * @param flags of the environment, definitions by key
 * @param setups of the variants, the base first
 */
public record Preparation(
        Path home,
        ReplayFolder folder,
        Recording recording,
        Map<String, String> variables,
        Map<String, String> flags,
        List<Setup> setups) {

    /**
     * Prepares what was ordered; a replay of that name that means the same goes on.
     *
     * @param home the project's top folder
     * @param name of the folder; empty for one that follows from what is played
     * @param fresh whether what was played under that name is forgotten
     * @throws Problem when it cannot be played as ordered
     */
    public static Preparation of(Path home, ReplayOrder order, String name, boolean fresh) {
        var surroundings = new Surroundings(new Sandbox(home, order.environment()));
        if (!order.file().isEmpty()) {
            var recording = ConversationFile.read(
                    Path.of(order.file()),
                    order.selection().people(),
                    order.selection().limit());
            return kept(home, order, name, fresh, surroundings, recording, Map.of(), Map.of());
        }
        var topic = surroundings.topic();
        var ends = topic.ends();
        var recording = topic.read(order.selection(), ends);
        return kept(home, order, name, fresh, surroundings, recording, ends, topic.flags());
    }

    private static Preparation kept(
            Path home,
            ReplayOrder order,
            String name,
            boolean fresh,
            Surroundings surroundings,
            Recording recording,
            Map<Integer, Long> ends,
            Map<String, String> flags) {
        var wanted = new Definition(
                order.environment(),
                order.file(),
                order.selection(),
                ends,
                flags,
                recording.digest(),
                order.variants().stream().map(ReplayFolder::withoutSecrets).toList());
        var folder = new ReplayFolder(home, name.isEmpty() ? name(wanted) : name);
        folder.claim();
        if (fresh) {
            Folders.delete(folder.path());
        }
        var before = folder.definition();
        if (before.filter(it -> !it.isSame(wanted)).isPresent()) {
            throw Problem.usage("A replay of that name plays something else: choose another --name, or --fresh");
        }
        var definition = before.orElse(wanted);
        folder.keep(definition);
        return new Preparation(home, folder, recording, surroundings.variables(), definition.flags(), order.variants());
    }

    /**
     * Prepares to go on.
     *
     * @throws Problem when there is no such replay, or what it plays is no longer recorded
     */
    public static Preparation again(Path home, String name) {
        var folder = new ReplayFolder(home, name);
        var definition = folder.definition().orElseThrow(() -> Problem.usage("There is no replay " + name));
        folder.claim();
        var surroundings = new Surroundings(new Sandbox(home, definition.environment()));
        var selection = definition.selection();
        var recording = definition.file().isEmpty()
                ? surroundings.topic().read(selection, definition.ends())
                : ConversationFile.read(Path.of(definition.file()), selection.people(), selection.limit());
        if (!recording.digest().equals(definition.digest())) {
            throw Problem.usage("What " + name + " plays has changed since it was begun, or is no longer recorded");
        }
        return new Preparation(
                home, folder, recording, surroundings.variables(), definition.flags(), definition.variants());
    }

    /** What is compared with, as the comparison tells of it: with the flags that the candidate sets, as they are in the base. */
    public Variant base() {
        return setups.getFirst().variant(setups.getLast().switches(), flags);
    }

    /** What is to be judged, told the same way. */
    public Variant candidate() {
        return setups.getLast().variant(setups.getFirst().switches(), flags);
    }

    /** What somebody should know before it is played: where both variants are the same though one was to be different. */
    public List<String> warnings() {
        var base = base().settings();
        var warnings = new ArrayList<String>();
        setups.getLast().switches().forEach(flag -> {
            var there = base.getOrDefault(flag, "");
            if (there.equals(Setup.IN_PART)) {
                warnings.add("Some people of the base have " + flag + " by its rule: --base " + flag
                        + "=false compares without it");
            } else if (there.equals(candidate().settings().get(flag))) {
                warnings.add(flag + " is " + there + " in the base, too");
            }
        });
        return warnings;
    }

    private static String name(Definition definition) {
        var text = definition.digest() + definition.variants();
        return "replay-" + EventIds.derived(text).toString().substring(0, 8);
    }
}
