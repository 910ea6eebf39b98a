package io.soulnear.quiz.session.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soulnear.quiz.session.domain.Question;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question as the column holds it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredQuestion(
        String id,
        String type,
        String theme,
        String text,
        boolean scenario,
        boolean reversed,
        @Nullable String gist,
        @Nullable List<StoredOption> options) {

    record StoredOption(@Nullable String theme, String text) {}

    static StoredQuestion of(Question question) {
        return switch (question) {
            case Question.Text it ->
                new StoredQuestion(it.id(), "text", it.theme(), it.text(), it.isScenario(), false, null, null);
            case Question.Scale it ->
                new StoredQuestion(
                        it.id(), "scale", it.theme(), it.text(), it.isScenario(), it.isReversed(), it.gist(), null);
            case Question.Choice it ->
                new StoredQuestion(
                        it.id(),
                        "choice",
                        it.theme(),
                        it.text(),
                        it.isScenario(),
                        false,
                        null,
                        it.options().stream()
                                .map(option -> new StoredOption(option.theme(), option.text()))
                                .toList());
        };
    }

    Question question() {
        return switch (type) {
            case "text" -> new Question.Text(id, theme, text, scenario);
            case "scale" -> new Question.Scale(id, theme, text, gist == null ? beginning() : gist, scenario, reversed);
            case "choice" ->
                new Question.Choice(
                        id,
                        theme,
                        text,
                        scenario,
                        Objects.requireNonNull(options).stream()
                                .map(option -> new Question.Option(option.theme, option.text))
                                .toList());
            default -> throw new IllegalStateException("A stored question has the type " + type);
        };
    }

    /** For scales of sessions that began before there were short forms. */
    private String beginning() {
        return text.length() <= Question.GIST ? text : text.substring(0, Question.GIST - 1) + "…";
    }
}
