package io.soulnear.quiz.catalogue;

import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.runtime.Language;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A category as its file says it: both languages side by side, so that neither can lack a question. */
record BankFile(
        String category,
        Both name,
        Both opening,
        List<Theme> themes,
        Calm calm,
        List<Both> steps,
        List<Asked> questions) {

    /** The same in both languages. */
    record Both(String ru, String en) {
        Both {
            Objects.requireNonNull(ru, "ru");
            Objects.requireNonNull(en, "en");
        }

        String in(Language language) {
            return switch (language) {
                case RU -> ru;
                case EN -> en;
            };
        }
    }

    record Theme(String id, Both name, Both headline, Both meaning, Both strength, Both step) {}

    record Calm(Both headline, Both meaning) {}

    /** A question; {@code options} for choices, {@code reversed} for scales. */
    record Asked(
            String id,
            String type,
            String theme,
            boolean scenario,
            boolean reversed,
            String ru,
            String en,
            @Nullable List<Option> options) {
        Question in(Language language) {
            var text = new Both(ru, en).in(language);
            return switch (type) {
                case "text" -> new Question.Text(id, theme, text, scenario);
                case "scale" -> new Question.Scale(id, theme, text, scenario, reversed);
                case "choice" ->
                    new Question.Choice(
                            id,
                            theme,
                            text,
                            scenario,
                            Objects.requireNonNull(options, id).stream()
                                    .map(option -> option.in(language))
                                    .toList());
                default -> throw new IllegalArgumentException(id + " has the unknown type " + type);
            };
        }
    }

    record Option(@Nullable String theme, String ru, String en) {
        Question.Option in(Language language) {
            return new Question.Option(theme, new Both(ru, en).in(language));
        }
    }

    /** A step of the scale: its button, and the ways in which people write it. */
    record Step(Both label, List<String> words) {}

    Bank bank(Category expected, Language language) {
        if (!expected.slug().equals(category)) {
            throw new IllegalArgumentException("The file of " + expected.slug() + " says that it is of " + category);
        }
        return new Bank(
                expected,
                name.in(language),
                opening.in(language),
                questions.stream().map(question -> question.in(language)).toList(),
                themes.stream()
                        .map(theme -> new Bank.Theme(
                                theme.id,
                                theme.name.in(language),
                                theme.headline.in(language),
                                theme.meaning.in(language),
                                theme.strength.in(language),
                                theme.step.in(language)))
                        .toList(),
                new Bank.Calm(calm.headline.in(language), calm.meaning.in(language)),
                steps.stream().map(step -> step.in(language)).toList());
    }
}
