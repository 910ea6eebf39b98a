package io.soulnear.quiz.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.quiz.session.application.Catalogue;
import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Draw;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.ScaleWords;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The bank that ships with the service: {@code bank/<category>.json} and {@code bank/scale.json}. */
@Singleton
final class CuratedCatalogue implements Catalogue {
    private final Map<Shelf, Bank> banks = new HashMap<>();
    private final Map<Shelf, Draw> draws = new HashMap<>();
    private final Map<Shelf, Map<String, Question>> byId = new HashMap<>();
    private final Map<Level, BankFile.Step> scale;
    private final ScaleWords words;

    private record Shelf(Category category, Language language) {}

    /** Reads and checks everything; what is wrong with the data stops the start. */
    CuratedCatalogue(ObjectMapper json) {
        for (var category : Category.values()) {
            var file = read(json, category.slug(), new TypeReference<BankFile>() {});
            for (var language : Language.values()) {
                var bank = file.bank(category, language);
                var shelf = new Shelf(category, language);
                banks.put(shelf, bank);
                draws.put(shelf, new Draw(bank));
                var questions = new HashMap<String, Question>();
                bank.all().forEach(question -> questions.put(question.id(), question));
                byId.put(shelf, questions);
            }
        }
        var steps = read(json, "scale", new TypeReference<Map<String, BankFile.Step>>() {});
        this.scale = new EnumMap<>(Level.class);
        var meanings = new HashMap<String, Level>();
        for (var level : Level.values()) {
            var step = Objects.requireNonNull(steps.get(level.slug()), level.slug());
            scale.put(level, step);
            step.words().forEach(word -> {
                if (meanings.put(word, level) != null) {
                    throw new IllegalArgumentException("\"" + word + "\" stands twice in the scale");
                }
            });
        }
        this.words = new ScaleWords(meanings);
    }

    @Override
    public Bank bank(Category category, Language language) {
        return Objects.requireNonNull(banks.get(new Shelf(category, language)));
    }

    @Override
    public List<Question> draw(Category category, Language language, long seed) {
        return Objects.requireNonNull(draws.get(new Shelf(category, language))).quiz(seed);
    }

    @Override
    public Question in(Language language, Category category, Question question) {
        var ours = Objects.requireNonNull(byId.get(new Shelf(category, language)));
        return ours.getOrDefault(question.id(), question);
    }

    @Override
    public String label(Level level, Language language) {
        return Objects.requireNonNull(scale.get(level)).label().in(language);
    }

    @Override
    public ScaleWords scaleWords() {
        return words;
    }

    private static <T> T read(ObjectMapper json, String name, TypeReference<T> type) {
        try (var file = CuratedCatalogue.class.getResourceAsStream("/bank/" + name + ".json")) {
            return json.readValue(Objects.requireNonNull(file, name), type);
        } catch (IOException e) {
            throw new UncheckedIOException("The bank " + name + " can't be read", e);
        }
    }
}
