package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.application.Reply.Button;
import io.soulnear.quiz.session.application.Reply.Message;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Reading;
import io.soulnear.quiz.session.domain.Say;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts what is to be said into words and buttons. */
@Singleton
final class Wording {
    private final Texts texts;
    private final Catalogue catalogue;
    private final Results results;

    Wording(Texts texts, Catalogue catalogue, Results results) {
        this.texts = texts;
        this.catalogue = catalogue;
        this.results = results;
    }

    /** The message, or null when nothing is said, or when it is for {@link Results} to say. */
    @Nullable
    Message of(Say say, Language language, Sessions.Found found) {
        return switch (say) {
            case Say.Ask(var at, var lead, var glimpse) -> ask(at, lead, glimpse, language);
            case Say.AlreadyAnswered _ -> Message.plain(texts.get(language, "quiz.already-answered"), null);
            case Say.Categories(var opening) ->
                Message.plain(
                        opening(opening, language) + texts.get(language, "quiz.choose"), categories(language, found));
            case Say.Offer(var unfinished, var wanted, var opening) -> offer(unfinished, wanted, opening, language);
            case Say.AlreadyCompleted _ ->
                Message.plain(texts.get(language, "quiz.already-completed"), results.after(language));
            case Say.Results _, Say.Listen _, Say.Nothing _ -> null;
        };
    }

    private Message ask(Session.InProgress at, Say.Lead lead, @Nullable String glimpse, Language language) {
        var question = catalogue.in(language, at.category(), at.question());
        var bank = catalogue.bank(at.category(), language);
        var before =
                switch (lead) {
                    case FIRST -> bank.opening() + "\n" + texts.get(language, "quiz.lead.first", at.total());
                    case NEXT -> glimpse == null ? "" : bank.theme(glimpse).glimpse();
                    case WELCOME_BACK -> texts.get(language, "quiz.lead.welcome-back", bank.name());
                    case UNCLEAR -> texts.get(language, "quiz.lead.unclear");
                    case UNHEARD -> texts.get(language, "quiz.lead.unheard");
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
                Message.plain(
                        text.append("\n\n")
                                .append(texts.get(language, "quiz.hint.text"))
                                .toString(),
                        null);
            case Question.Scale _ -> Message.plain(text.toString(), scale(at, language));
            case Question.Choice choice ->
                Message.plain(
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
        return Message.plain(
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

    private List<List<Button>> categories(Language language, Sessions.Found found) {
        var buttons = Arrays.stream(Category.values())
                .map(category -> new Button(catalogue.bank(category, language).name(), Buttons.start(category)))
                .toList();
        var rows = new ArrayList<>(List.of(buttons.subList(0, 2), buttons.subList(2, 4)));
        if (found.completed() > 0) {
            rows.add(List.of(new Button(texts.get(language, "quiz.button.results"), Buttons.RESULTS)));
        }
        rows.add(List.of(new Button(texts.get(language, "quiz.button.talk"), Buttons.TALK)));
        return rows;
    }

    /** The question that names two answers that pull apart. */
    Question naming(Reading.Contradiction contradiction, Session.InProgress at, Language language) {
        return new Question.Text(
                "named-" + contradiction.theme(),
                contradiction.theme(),
                texts.get(
                        language,
                        "quiz.contradiction",
                        gist(at, contradiction.one(), language),
                        level(at, contradiction.one(), language),
                        gist(at, contradiction.other(), language),
                        level(at, contradiction.other(), language)),
                false);
    }

    private String gist(Session.InProgress at, int position, Language language) {
        return ((Question.Scale)
                        catalogue.in(language, at.category(), at.questions().get(position - 1)))
                .gist();
    }

    private String level(Session.InProgress at, int position, Language language) {
        var rated = (Answer.Rated) at.answers().get(position - 1).given();
        return catalogue.label(rated.level(), language).toLowerCase(Locale.of(language.code()));
    }
}
