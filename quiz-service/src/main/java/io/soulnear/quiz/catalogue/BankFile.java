package io.soulnear.quiz.catalogue;

import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.FollowUp;
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

    /** Words that differ in number from one language to the other. */
    record Words(List<String> ru, List<String> en) {
        List<String> in(Language language) {
            return switch (language) {
                case RU -> ru;
                case EN -> en;
            };
        }
    }

    record Theme(
            String id,
            Both name,
            Both headline,
            Both contradiction,
            Both meaning,
            Both strength,
            Both step,
            Both glimpse,
            Words cues,
            List<Asked> followUps) {
        Bank.Theme in(Language language) {
            return new Bank.Theme(
                    id,
                    name.in(language),
                    headline.in(language),
                    contradiction.in(language),
                    meaning.in(language),
                    strength.in(language),
                    step.in(language),
                    glimpse.in(language),
                    cues.in(language),
                    followUps.stream()
                            .map(asked -> new FollowUp(
                                    asked.in(language),
                                    FollowUp.Covers.ofSlug(Objects.requireNonNull(asked.covers, asked.id))))
                            .toList());
        }
    }

    record Calm(Both name, Both headline, Both contradiction, Both meaning, Both strength) {
        Bank.Calm in(Language language) {
            return new Bank.Calm(
                    name.in(language),
                    headline.in(language),
                    contradiction.in(language),
                    meaning.in(language),
                    strength.in(language));
        }
    }

    /** A question; {@code options} for choices, {@code gist} and {@code reversed} for scales, {@code covers} for follow-ups. */
    record Asked(
            String id,
            String type,
            String theme,
            boolean scenario,
            boolean reversed,
            String ru,
            String en,
            @Nullable Both gist,
            @Nullable String covers,
            @Nullable List<Option> options) {
        Question in(Language language) {
            var text = new Both(ru, en).in(language);
            return switch (type) {
                case "text" -> new Question.Text(id, theme, text, scenario);
                case "scale" ->
                    new Question.Scale(
                            id, theme, text, Objects.requireNonNull(gist, id).in(language), scenario, reversed);
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
                themes.stream().map(theme -> theme.in(language)).toList(),
                calm.in(language),
                steps.stream().map(step -> step.in(language)).toList());
    }
}
