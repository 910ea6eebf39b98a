package io.soulnear.quiz.muse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.quiz.muse.Draught.Asked;
import io.soulnear.quiz.session.application.KnownPattern;
import io.soulnear.quiz.session.application.Muse;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Branching;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.FollowUp;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Likeness;
import io.soulnear.quiz.session.domain.Outlook;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Reading;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has a model write, and takes of it what keeps the rules. */
@Singleton
final class ModelMuse implements Muse {
    private static final int PROBES = 2;
    private static final int OPTION = 44;

    private final Mind mind;
    private final Flags flags;
    private final ObjectMapper json;
    private final Draught.Reader reader;
    private final String questionsTask = Draught.resource("questions.txt");
    private final String insightTask = Draught.resource("insight.txt");

    ModelMuse(Mind mind, Flags flags, ObjectMapper json) {
        this.mind = mind;
        this.flags = flags;
        this.json = json;
        this.reader = new Draught.Reader(json);
    }

    private record Place(int place, String type, boolean scenario) {}

    private record Said(String question, String type, String answer) {}

    private record Data(List<String> earlierQuestions, List<Said> answers, List<KnownPattern> knownOfThePerson) {}

    @Override
    public boolean isThere(ChatId chat) {
        return mind.isThere() && flags.on("USE_CHAT_COMPLETION", Long.toString(chat.value()));
    }

    @Override
    public List<Question> questions(Session.InProgress at, Bank bank, Language language, List<KnownPattern> known)
            throws Uninspired {
        var drawn = at.course().base();
        var asked = drawn.subList(0, Course.KNOWN);
        var replaced = drawn.subList(Course.KNOWN, Course.BASE);
        var places = new ArrayList<Place>();
        for (int i = 0; i < replaced.size(); i++) {
            places.add(new Place(
                    Course.KNOWN + i + 1, type(replaced.get(i)), replaced.get(i).isScenario()));
        }
        var task = filled(questionsTask, bank, language).replace("{places}", write(places));
        var written = reader.questions(mind.answer(at.chat(), task, write(data(asked, at.answers(), known))));
        return chosen(written.questions(), replaced, asked, bank, language, known);
    }

    /** Where what was written does not fit, the place keeps its question of the bank. */
    private static List<Question> chosen(
            List<Asked> written,
            List<Question> replaced,
            List<Question> asked,
            Bank bank,
            Language language,
            List<KnownPattern> known)
            throws Uninspired {
        var slugs = known.stream().map(KnownPattern::slug).toList();
        var chosen = new ArrayList<Question>();
        int made = 0;
        int probes = 0;
        for (int i = 0; i < replaced.size(); i++) {
            var one = written.get(i);
            var theme = Objects.requireNonNull(one.theme());
            var isProbe = one.probe() != null && !one.probe().isBlank();
            var fits = one.type().equals(type(replaced.get(i)))
                    && (one.scenario() || !replaced.get(i).isScenario())
                    && bank.find(theme).isPresent()
                    && isFine(one, bank, language)
                    && (!isProbe || (slugs.contains(one.probe()) && probes < PROBES));
            var others = Stream.of(asked, chosen, replaced.subList(i + 1, replaced.size()))
                    .flatMap(List::stream)
                    .toList();
            if (fits && !Likeness.isAmong(others, one.text())) {
                made++;
                probes += isProbe ? 1 : 0;
                chosen.add(one.question(Question.MADE + (Course.KNOWN + i + 1), theme));
            } else {
                chosen.add(replaced.get(i));
            }
        }
        if (made == 0) {
            throw new Uninspired("nothing-fits");
        }
        return chosen;
    }

    @Override
    public Input.Insight insight(Session.InProgress at, Bank bank, Language language, @Nullable Question named)
            throws Uninspired {
        var task = filled(insightTask, bank, language);
        var written =
                reader.insight(mind.answer(at.chat(), task, write(data(at.questions(), at.answers(), List.of()))));
        var findings = written.patterns().stream()
                .filter(pattern -> pattern.confidence() >= Reading.CONFIDENT)
                .filter(pattern -> bank.find(pattern.theme()).isPresent())
                .filter(pattern -> Stream.of(
                                pattern.title(), pattern.contradiction(), pattern.meaning(), pattern.strength())
                        .allMatch(text -> Taste.accepts(text, language)))
                .sorted((one, other) -> Double.compare(other.confidence(), one.confidence()))
                .map(pattern -> finding(pattern, at, language))
                .toList();
        if (findings.isEmpty()) {
            return new Input.Insight(at.id(), List.of(), named == null ? List.of() : List.of(named));
        }
        var strongest = findings.getFirst();
        var candidates = candidates(written.followUps(), strongest, bank, language);
        var lack = Branching.lack(candidates);
        if (lack != null) {
            throw new Uninspired("lacks-" + lack);
        }
        var words = Stream.of(strongest.title(), strongest.contradiction(), strongest.meaning(), said(at))
                .collect(Collectors.joining(" "));
        return new Input.Insight(
                at.id(), findings, Branching.best(candidates, strongest.theme(), words, at.questions(), named));
    }

    private static List<FollowUp> candidates(List<Asked> written, Finding strongest, Bank bank, Language language) {
        var candidates = new ArrayList<FollowUp>();
        for (var one : written) {
            if (isFine(one, bank, language)) {
                candidates.add(new FollowUp(
                        one.question(Question.MADE + "follow-up-" + (candidates.size() + 1), strongest.theme()),
                        FollowUp.Covers.ofSlug(Objects.requireNonNull(one.covers()))));
            }
        }
        return candidates;
    }

    /** Only what the person really wrote is quoted. */
    private static Finding finding(Draught.Pattern pattern, Session.InProgress at, Language language) {
        return new Finding(
                pattern.theme(),
                language.code(),
                pattern.title().strip(),
                pattern.confidence(),
                pattern.contradiction().strip(),
                pattern.meaning().strip(),
                pattern.strength().strip(),
                pattern.quotes().stream()
                        .flatMap(quote -> Stream.ofNullable(Outlook.verified(quote, at.questions(), at.answers())))
                        .distinct()
                        .limit(Finding.QUOTES)
                        .toList());
    }

    private static boolean isFine(Asked one, Bank bank, Language language) {
        var options = one.options() == null ? List.<Draught.Option>of() : one.options();
        return Taste.accepts(one.text(), language)
                && one.text().contains("?")
                && (one.gist() == null || Taste.accepts(one.gist(), language))
                && options.stream()
                        .allMatch(option -> option.text().length() <= OPTION
                                && Taste.accepts(option.text(), language)
                                && (option.theme() == null
                                        || bank.find(option.theme()).isPresent()))
                && options.stream().map(Draught.Option::text).distinct().count() == options.size();
    }

    private static String filled(String task, Bank bank, Language language) {
        return task.replace("{category}", bank.name())
                .replace(
                        "{themes}",
                        bank.themes().stream()
                                .map(theme -> theme.id() + " (" + theme.name() + ")")
                                .collect(Collectors.joining(", ")))
                .replace(
                        "{language}",
                        switch (language) {
                            case RU -> "Russian";
                            case EN -> "English";
                        });
    }

    private static Data data(List<Question> questions, List<Answer> answers, List<KnownPattern> known) {
        return new Data(
                questions.stream().map(Question::text).toList(),
                answers.stream()
                        .map(answer -> {
                            var question = questions.get(answer.position() - 1);
                            return new Said(question.text(), type(question), said(question, answer));
                        })
                        .toList(),
                known);
    }

    private static String said(Session.InProgress at) {
        return at.answers().stream()
                .map(answer -> said(at.questions().get(answer.position() - 1), answer))
                .collect(Collectors.joining(" "));
    }

    private static String said(Question question, Answer answer) {
        return switch (answer.given()) {
            case Answer.Rated(var level) -> level.slug();
            case Answer.Said(var words) -> words;
            case Answer.Chosen(var option) ->
                question instanceof Question.Choice choice
                        ? choice.options().get(option).text()
                        : "";
        };
    }

    private static String type(Question question) {
        return switch (question) {
            case Question.Text _ -> "text";
            case Question.Scale _ -> "scale";
            case Question.Choice _ -> "choice";
        };
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a model is asked can't be written", e);
        }
    }
}
