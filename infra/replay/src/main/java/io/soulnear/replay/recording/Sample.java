package io.soulnear.replay.recording;

import io.soulnear.messaging.EventIds;
import io.soulnear.sandbox.launcher.Problem;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is chosen of the people there are. */
final class Sample {
    private Sample() {}

    /**
     * The chosen ones.
     *
     * @throws Problem when somebody who was asked for is not among them
     */
    static Set<String> of(Selection selection, Set<String> there) {
        var named = selection.chats().stream().map(Object::toString).collect(Collectors.toSet());
        if (!there.containsAll(named)) {
            throw Problem.usage("Nothing to play: a chat that was asked for has no update in the range");
        }
        var wanted = named.isEmpty() ? there : named;
        if (selection.people() == 0 || selection.people() >= wanted.size()) {
            return wanted;
        }
        return wanted.stream()
                .sorted(Comparator.comparing(
                        chat -> EventIds.derived("replay", chat).toString()))
                .limit(selection.people())
                .collect(Collectors.toSet());
    }
}
