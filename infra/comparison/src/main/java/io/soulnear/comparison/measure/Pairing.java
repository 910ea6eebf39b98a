package io.soulnear.comparison.measure;

import io.soulnear.comparison.run.Run;
import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Two runs, turn by turn.
 *
 * @param pairs by conversation and number
 * @param alone turns that only one of the runs has, as after a replay that was broken off
 */
public record Pairing(List<Pair> pairs, int alone) {
    public Pairing {
        pairs = List.copyOf(pairs);
    }

    private record Place(String conversation, int number) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::conversation).thenComparingInt(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Puts the turns side by side that answer the same update. */
    public static Pairing of(Run base, Run candidate) {
        var first = byPlace(base);
        var second = byPlace(candidate);
        var pairs = new ArrayList<Pair>();
        var said = new ArrayList<String>();
        var conversation = "";
        for (var turn : first.entrySet()) {
            if (!turn.getKey().conversation.equals(conversation)) {
                said.clear();
                conversation = turn.getKey().conversation;
            }
            var update = turn.getValue().said();
            if (update.kind() == Said.Kind.TEXT || update.kind() == Said.Kind.BUTTON) {
                said.add(update.text());
            }
            var other = second.get(turn.getKey());
            if (other != null) {
                pairs.add(new Pair(turn.getValue(), other, said));
            }
        }
        return new Pairing(pairs, first.size() + second.size() - 2 * pairs.size());
    }

    private static TreeMap<Place, Turn> byPlace(Run run) {
        var turns = new TreeMap<Place, Turn>();
        run.turns().forEach(turn -> turns.put(new Place(turn.conversation(), turn.number()), turn));
        return turns;
    }
}
