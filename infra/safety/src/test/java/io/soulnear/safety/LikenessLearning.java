package io.soulnear.safety;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Learns what texts of a crisis are like ({@link Likeness}) from the labelled sets and, as ordinary texts, from this project's own messages and
 * documents: a logistic regression, by gradient descent with momentum. The blind sets are no part of it. Run from the project's folder.
 */
final class LikenessLearning {
    private static final Path RESOURCES = Path.of("infra/safety/src/main/resources/safety");
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?])\\s+");
    private static final int ROUNDS = 800;
    private static final double STEP = 4;
    private static final double MOMENTUM = 0.9;
    /** Keeps what is said of a single text small: rare groups would else tell that text again and no other. */
    private static final double RESTRAINT = 3e-5;
    /** What a text of the project counts: there are more of them than labelled ones, and they are less like what people write. */
    private static final double OWN = 0.25;
    /** How much slower the bias learns. */
    private static final double SLOWLY = 0.2;

    private record Example(BitSet groups, boolean crisis, double weight) {}

    private LikenessLearning() {}

    public static void main(String[] args) throws IOException {
        for (var alphabet : Alphabet.values()) {
            var language = alphabet == Alphabet.CYRILLIC ? "ru" : "en";
            write(learned(examples(language, alphabet)), RESOURCES.resolve("likeness_" + language + ".bin"));
        }
    }

    private static List<Example> examples(String language, Alphabet alphabet) throws IOException {
        return Stream.concat(
                        LabelledSets.learnedFrom(language).stream()
                                .map(phrase -> example(phrase.text(), alphabet, phrase.crisis(), 1)),
                        ownTexts(alphabet).stream().map(text -> example(text, alphabet, false, OWN)))
                .toList();
    }

    private static Example example(String text, Alphabet alphabet, boolean crisis, double weight) {
        return new Example(Likeness.groups(Words.of(text, alphabet)), crisis, weight);
    }

    private static List<String> ownTexts(Alphabet alphabet) throws IOException {
        try (var files = Files.walk(Path.of("."))) {
            return files.filter(file -> file.toString().matches(".*(/src/main/.*messages_..\\.properties|\\.md)"))
                    .filter(file -> !file.toString().matches(".*(target|safety\\.md).*"))
                    .sorted()
                    .flatMap(LikenessLearning::sentences)
                    .filter(text -> isOf(alphabet, text))
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> sentences(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> file.toString().endsWith(".md") ? line : line.replaceFirst("^[^=]*=", ""))
                    .flatMap(SENTENCES::splitAsStream)
                    .map(String::strip)
                    .filter(text -> text.length() >= 12 && text.length() <= 300);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(Alphabet alphabet, String text) {
        return text.toLowerCase(Locale.ROOT)
                                .chars()
                                .filter(c -> alphabet.has((char) c))
                                .count()
                        * 2
                > text.length();
    }

    private static double[] learned(List<Example> examples) {
        var says = new double[Likeness.PLACES + 1];
        var speed = new double[says.length];
        var total = examples.stream().mapToDouble(Example::weight).sum();
        for (int round = 0; round < ROUNDS; round++) {
            var pull = new double[says.length];
            for (var example : examples) {
                var odds = says[Likeness.PLACES];
                var share = Likeness.share(example.groups);
                odds += example.groups.stream()
                                .mapToDouble(place -> says[place])
                                .sum()
                        * share;
                var missing = (example.crisis ? 1 : 0) - 1 / (1 + StrictMath.exp(-odds));
                var error = missing * example.weight / total;
                example.groups.stream().forEach(place -> pull[place] += error * share);
                pull[Likeness.PLACES] += error * SLOWLY;
            }
            for (int i = 0; i < says.length; i++) {
                speed[i] = MOMENTUM * speed[i] + STEP * (pull[i] - (i < Likeness.PLACES ? RESTRAINT * says[i] : 0));
                says[i] += speed[i];
            }
        }
        return says;
    }

    private static void write(double[] says, Path file) throws IOException {
        var most = 0.0;
        for (int i = 0; i < Likeness.PLACES; i++) {
            most = Math.max(most, Math.abs(says[i]));
        }
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeFloat((float) (most / Byte.MAX_VALUE));
            out.writeFloat((float) says[Likeness.PLACES]);
            for (int i = 0; i < Likeness.PLACES; i++) {
                out.writeByte((int) Math.round(says[i] / most * Byte.MAX_VALUE));
            }
        }
    }
}
