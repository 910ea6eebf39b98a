package io.soulnear.models;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * Embeds short texts without a model: by what their words mean (a table of words that mean much the same, in both languages),
 * by their stems, and by their letters four at a time. How well it tells themes apart is measured in a test.
 */
@Singleton
public final class ConceptEmbedding implements EmbeddingModel {
    private static final int DIMENSIONS = 1024;
    private static final double CONCEPT = 4;
    private static final double STEM = 0.5;
    private static final double LETTERS = 0.3;
    private static final int GRAM = 4;
    private static final int SHORTEST_STEMMED = 5;
    /** An ending longer than this makes another word of it. */
    private static final int LONGEST_ENDING = 6;

    private static final int LONGEST_OF_ENDINGS = 4;
    private static final Set<String> ENDINGS = Set.of(
            ("иями ями ами ение ения ению ться тся ость ости ешь ишь ый ий ой ая яя ое ее ые ие ого его ому ему ых их"
                            + " ую юю ом ем ам ям ах ях ов ев ть ся а я о е и ы у ю ь й"
                            + " ings ing edly ed ies es ly ness s e y")
                    .split(" "));

    private static final Pattern NO_LETTER = Pattern.compile("['’ʼ`\\p{Mn}]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> SAYING_NOTHING = Set.of(
            ("и в на не что ты с а за от все же из к у по как для когда даже это до под при или но будто кажется каждый каждую"
                            + " любая любой ли бы the a an to of and you your is it in for that are as be with at by when even"
                            + " there from not what on if this who they them does doesnt dont looks seems feels feel every any"
                            + " always never")
                    .split(" "));

    private final Map<String, List<Meaning>> meanings = new HashMap<>();

    /** Reads its table of words. */
    public ConceptEmbedding() {
        try (var in = ConceptEmbedding.class.getResourceAsStream("/models/concepts.yaml")) {
            Map<Object, List<Object>> concepts = new Yaml().load(in);
            concepts.forEach((concept, beginnings) -> beginnings.forEach(
                    beginning -> meanings.computeIfAbsent(key(beginning.toString()), _ -> new ArrayList<>())
                            .add(new Meaning(beginning.toString(), concept.toString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Meaning(String beginning, String concept) {
        /** What stands in brackets colours many themes and makes none. */
        double weight() {
            return concept.startsWith("(") ? CONCEPT / 2 : CONCEPT;
        }

        boolean isOf(String word) {
            return word.startsWith(beginning) && word.length() - beginning.length() <= LONGEST_ENDING;
        }
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
        return Response.from(
                texts.stream().map(text -> Embedding.from(vector(text.text()))).toList());
    }

    @Override
    public int dimension() {
        return DIMENSIONS;
    }

    private float[] vector(String text) {
        var features = new HashMap<String, Double>();
        for (var word : words(text)) {
            if (word.length() < 2 || SAYING_NOTHING.contains(word)) {
                continue;
            }
            features.merge("stem " + stem(word), STEM, Double::sum);
            meanings.getOrDefault(key(word), List.of()).stream()
                    .filter(meaning -> meaning.isOf(word))
                    .forEach(meaning -> features.merge("concept " + meaning.concept(), meaning.weight(), Double::sum));
            var bounded = "^" + word + "$";
            var grams = Math.max(1, bounded.length() - GRAM + 1);
            for (var at = 0; at < grams; at++) {
                var gram = bounded.substring(at, Math.min(at + GRAM, bounded.length()));
                features.merge(gram, LETTERS / Math.sqrt(grams), Double::sum);
            }
        }
        return hashed(features);
    }

    /** Each feature at a place, and with a sign, that depend on nothing but its name; of length 1. */
    private static float[] hashed(Map<String, Double> features) {
        var vector = new float[DIMENSIONS];
        features.forEach((name, weight) -> {
            var hash = name.hashCode() * 0x9E3779B1;
            vector[Math.floorMod(hash >>> 8, DIMENSIONS)] += (float) ((hash & 1) == 0 ? weight : -weight);
        });
        var length = 0.0;
        for (var value : vector) {
            length += value * value;
        }
        if (length > 0) {
            for (var i = 0; i < vector.length; i++) {
                vector[i] /= (float) Math.sqrt(length);
            }
        }
        return vector;
    }

    /** In lower case, ё as е, without marks and apostrophes. */
    private static String[] words(String text) {
        return BETWEEN.split(NO_LETTER
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е'));
    }

    private static String stem(String word) {
        if (word.length() < SHORTEST_STEMMED) {
            return word;
        }
        for (var length = LONGEST_OF_ENDINGS; length > 0; length--) {
            var end = word.length() - length;
            if (ENDINGS.contains(word.substring(end))) {
                return word.substring(0, end);
            }
        }
        return word;
    }

    private static String key(String word) {
        return word.substring(0, Math.min(2, word.length()));
    }
}
