package io.soulnear.quiz.session.application;

import io.soulnear.quiz.person.Person;
import io.soulnear.quiz.session.application.Reply.Button;
import io.soulnear.quiz.session.application.Reply.Message;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Say;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what is to be said into words and buttons. */
@Singleton
final class Wording {
    private final Texts texts;
    private final Catalogue catalogue;

    Wording(Texts texts, Catalogue catalogue) {
        this.texts = texts;
        this.catalogue = catalogue;
    }

    /** The message, or null when nothing is said. */
    @Nullable
    Message of(Say say, Language language, @Nullable Person person) {
        return switch (say) {
            case Say.Ask(var at, var lead) -> ask(at, lead, language);
            case Say.AlreadyAnswered _ -> new Message(texts.get(language, "quiz.already-answered"), null);
            case Say.Categories(var opening) ->
                new Message(opening(opening, language) + texts.get(language, "quiz.choose"), categories(language));
            case Say.Offer(var unfinished, var wanted, var opening) -> offer(unfinished, wanted, opening, language);
            case Say.Results(var session) ->
                new Message(
                        result(ResultText.of(session, catalogue.bank(session.category(), language)), language, person),
                        after(language));
            case Say.AlreadyCompleted _ -> new Message(texts.get(language, "quiz.already-completed"), after(language));
            case Say.Nothing _ -> null;
        };
    }

    private Message ask(Session.InProgress at, Say.Lead lead, Language language) {
        var question = catalogue.in(language, at.category(), at.question());
        var bank = catalogue.bank(at.category(), language);
        var before =
                switch (lead) {
                    case FIRST -> bank.opening() + "\n" + texts.get(language, "quiz.lead.first", at.total());
                    case NEXT -> "";
                    case WELCOME_BACK -> texts.get(language, "quiz.lead.welcome-back", bank.name());
                    case UNCLEAR -> texts.get(language, "quiz.lead.unclear");
                    case EMPTY -> texts.get(language, "quiz.lead.empty");
                    case OUT_OF_DATE -> texts.get(language, "quiz.out-of-date");
                };
        var text = new StringBuilder(before)
                .append(before.isEmpty() ? "" : "\n\n")
                .append(texts.get(language, "quiz.progress", at.position(), at.total()))
                .append('\n')
                .append(question.text());
        return switch (question) {
            case Question.Text _ ->
                new Message(
                        text.append("\n\n")
                                .append(texts.get(language, "quiz.hint.text"))
                                .toString(),
                        null);
            case Question.Scale _ -> new Message(text.toString(), scale(at, language));
            case Question.Choice choice ->
                new Message(
                        text.append("\n\n")
                                .append(texts.get(language, "quiz.hint.choice"))
                                .toString(),
                        IntStream.range(0, choice.options().size())
                                .mapToObj(i -> List.of(
                                        new Button(choice.options().get(i).text(), Buttons.answer(at, i))))
                                .toList());
        };
    }

    private List<List<Button>> scale(Session.InProgress at, Language language) {
        var steps = Arrays.stream(Level.values())
                .map(level -> new Button(catalogue.label(level, language), Buttons.answer(at, level.points())))
                .toList();
        return List.of(steps.subList(0, 3), steps.subList(3, steps.size()));
    }

    private Message offer(Session.Unfinished at, Category wanted, Say.Opening opening, Language language) {
        var name = catalogue.bank(at.category(), language).name();
        var answered = at.progress().answers().size();
        var text = opening(opening, language)
                + texts.get(
                        language, "quiz.offer", name, answered, at.progress().total());
        var again = wanted == at.category()
                ? texts.get(language, "quiz.button.again")
                : texts.get(
                        language,
                        "quiz.button.instead",
                        catalogue.bank(wanted, language).name());
        return new Message(
                text,
                List.of(
                        List.of(new Button(texts.get(language, "quiz.button.continue"), Buttons.resume(at))),
                        List.of(new Button(again, Buttons.again(at, wanted))),
                        List.of(new Button(texts.get(language, "quiz.button.browse"), Buttons.BROWSE))));
    }

    private String opening(Say.Opening opening, Language language) {
        return switch (opening) {
            case PLAIN -> "";
            case OUT_OF_DATE -> texts.get(language, "quiz.out-of-date") + "\n\n";
            case EXPIRED -> texts.get(language, "quiz.expired") + "\n\n";
            case NOTHING_RUNNING -> texts.get(language, "quiz.nothing-running") + "\n\n";
        };
    }

    private List<List<Button>> categories(Language language) {
        var buttons = Arrays.stream(Category.values())
                .map(category -> new Button(catalogue.bank(category, language).name(), Buttons.start(category)))
                .toList();
        return List.of(buttons.subList(0, 2), buttons.subList(2, 4), List.of(talk(language)));
    }

    private List<List<Button>> after(Language language) {
        return List.of(
                List.of(talk(language)), List.of(new Button(texts.get(language, "quiz.button.more"), Buttons.OPEN)));
    }

    private Button talk(Language language) {
        return new Button(texts.get(language, "quiz.button.talk"), Buttons.TALK);
    }

    private String result(ResultText result, Language language, @Nullable Person person) {
        var parts = new ArrayList<String>();
        parts.add(
                person == null || person.name() == null
                        ? texts.get(language, "quiz.result.thanks")
                        : texts.get(language, "quiz.result.thanks-by-name", person.name()));
        parts.add(result.headline());
        if (result.themes().isEmpty()) {
            parts.add(result.calm());
        }
        result.themes()
                .forEach(theme -> parts.add(
                        texts.get(language, "quiz.result.theme", theme.name(), theme.meaning(), theme.strength())));
        if (!result.quotes().isEmpty()) {
            parts.add(lines(
                    texts.get(language, "quiz.result.quotes"),
                    result.quotes().stream()
                            .map(quote -> texts.get(
                                    language,
                                    quote.isWhole() ? "quiz.result.quote" : "quiz.result.quote-part",
                                    quote.words()))));
        }
        parts.add(lines(
                texts.get(language, "quiz.result.steps"),
                IntStream.range(0, result.steps().size())
                        .mapToObj(i -> (i + 1) + ". " + result.steps().get(i))));
        parts.add(texts.get(language, "quiz.result.invitation"));
        return String.join("\n\n", parts);
    }

    private static String lines(String title, Stream<String> lines) {
        return title + "\n" + lines.collect(Collectors.joining("\n"));
    }
}
