package io.soulnear.replay;

import io.soulnear.models.Prices;
import io.soulnear.replay.play.Caps;
import io.soulnear.replay.play.Ending;
import io.soulnear.replay.play.Player;
import io.soulnear.replay.variant.Setup;
import io.soulnear.replay.variant.Stand;
import io.soulnear.sandbox.launcher.Sandbox;
import io.soulnear.sandbox.launcher.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A recording and the variants through which it is played, one after another. */
public final class Replay {
    /** The second run of the base, by which noise is known. */
    static final String AGAIN = "-again";

    private final Preparation prepared;
    private final List<Setup> setups;
    private final Caps caps;
    private final String traces;
    private volatile boolean stopped;
    private volatile Player player;
    private volatile Sandbox sandbox;

    /**
     * @param caps of each run; the cost is that of all together, of which each has an equal share
     * @param traces where spans go, each linked to the recorded one; empty for nowhere
     */
    public Replay(Preparation prepared, Caps caps, String traces) {
        this.prepared = prepared;
        this.traces = traces;
        this.setups = runs(prepared.setups());
        this.caps = new Caps(caps.atOnce(), Math.ceilDiv(caps.micros(), setups.size()), caps.patience());
        this.player = player(setups.getFirst());
        this.sandbox = sandbox(setups.getFirst());
    }

    /** What is to be played: the base twice where a model answers, whose answers are never twice the same. */
    private List<Setup> runs(List<Setup> variants) {
        var base = variants.getFirst();
        var runs = new ArrayList<>(variants);
        if (variants.stream().anyMatch(this::expectsModel)) {
            runs.add(1, new Setup(base.name() + AGAIN, base.settings()));
        }
        return List.copyOf(runs);
    }

    private boolean expectsModel(Setup setup) {
        var all = of(setup);
        var provider = all.getOrDefault("MODEL_PROVIDER", "");
        var isOff = "false".equals(setup.settings().get("USE_CHAT_COMPLETION"));
        return !isOff
                && (provider.isEmpty()
                        ? all.keySet().stream().anyMatch(name -> name.matches("(OPENAI|GEMINI)_API_KEY(_FILE)?"))
                        : !provider.equals("offline"));
    }

    private Map<String, String> of(Setup setup) {
        var all = new TreeMap<>(prepared.variables());
        all.putAll(setup.variables());
        return all;
    }

    private Player player(Setup setup) {
        return new Player(
                setup.name(),
                prepared.recording(),
                Prices.of(prepared.variables().getOrDefault("MODEL_PRICES_FILE", "")),
                caps);
    }

    /** The runs by name, in the order in which they are played. */
    public List<String> runs() {
        return setups.stream().map(Setup::name).toList();
    }

    /**
     * Plays what has not been played yet.
     *
     * @param progress is told the run and how many updates of it have been played
     * @return why it ended, for each run that was begun, in order
     */
    public Map<String, Ending> play(BiConsumer<String, Integer> progress) {
        var endings = new LinkedHashMap<String, Ending>();
        for (var setup : setups) {
            if (stopped) {
                break;
            }
            player = player(setup);
            var place = sandbox(setup);
            sandbox = place;
            var ending = player.play(
                    prepared.folder().run(setup.name()),
                    () -> Stand.up(place, of(setup), traces),
                    setup.flags(prepared.flags()),
                    expectsModel(setup),
                    played -> progress.accept(setup.name(), played));
            endings.put(setup.name(), ending);
            if (ending == Ending.NO_MODEL) {
                break; // there is nothing to compare it with
            }
        }
        return endings;
    }

    private Sandbox sandbox(Setup setup) {
        var name = "replay-" + Integer.toHexString(prepared.folder().path().hashCode());
        return new Sandbox(setup.home(prepared.home()), name);
    }

    /** What runs now. */
    public Optional<State> state() {
        return State.read(sandbox);
    }

    /** Ends the playing as soon as may be; what is whole stays. */
    public void stop() {
        stopped = true;
        player.stop(Ending.INTERRUPTED);
    }
}
