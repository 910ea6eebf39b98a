package io.soulnear.safety;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The texts in {@code safety/} that somebody has called a crisis or ordinary. */
final class LabelledSets {
    private static final List<String> LEARNED_FROM =
            List.of("heldout", "round2", "round3", "round4", "round5", "round6");

    record Labelled(boolean crisis, String text) {}

    private LabelledSets() {}

    /** All that the detector was made with. */
    static List<Labelled> learnedFrom(String language) {
        var phrases = new ArrayList<Labelled>();
        LEARNED_FROM.forEach(set -> phrases.addAll(labelled(set + "_" + language)));
        lines("crisis_" + language).forEach(text -> phrases.add(new Labelled(true, text)));
        lines("near_" + language).forEach(text -> phrases.add(new Labelled(false, text)));
        return phrases;
    }

    static List<Labelled> labelled(String set) {
        return lines(set).stream()
                .map(line -> line.split(" \\| ", 3))
                .map(parts -> new Labelled(parts[0].equals("crisis"), parts[2]))
                .toList();
    }

    static List<String> lines(String set) {
        var name = "/safety/" + set + ".txt";
        try (var in = Objects.requireNonNull(LabelledSets.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
