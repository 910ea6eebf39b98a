package io.soulnear.quiz.session.application;

import io.soulnear.quiz.person.Person;
import io.soulnear.quiz.session.application.Reply.Button;
import io.soulnear.quiz.session.application.Reply.Message;
import io.soulnear.quiz.session.application.Reply.Photo;
import io.soulnear.quiz.session.domain.Answer;
import io.soulnear.quiz.session.domain.Finding;
import io.soulnear.quiz.session.domain.Level;
import io.soulnear.quiz.session.domain.Outlook;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Quote;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a completed session comes to, in words and in a picture. Drawing takes its time: not for a transaction. */
@Singleton
final class Results {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);

    private final Texts texts;
    private final Catalogue catalogue;
    private final ScaleChart chart;
    private final Counts counts;

    Results(Texts texts, Catalogue catalogue, ScaleChart chart, Counts counts) {
        this.texts = texts;
        this.catalogue = catalogue;
        this.chart = chart;
        this.counts = counts;
    }

    /** What the session comes to. */
    static Outlook outlook(Session.Completed session, Catalogue catalogue, Language language) {
        return Outlook.of(
                session,
                catalogue.bank(session.category(), language),
                language.code(),
                question -> catalogue.in(language, session.category(), question),
                level -> catalogue.label(level, language));
    }

    /** The messages that tell it to the person who has just given the last answer. */
    List<Message> fresh(Session.Completed session, Language language, @Nullable Person person) {
        var thanks = person == null || person.name() == null
                ? texts.get(language, "quiz.result.thanks")
                : texts.get(language, "quiz.result.thanks-by-name", person.name());
        return messages(session, language, thanks);
    }

    /** The messages that tell it once more. */
    List<Message> again(Session.Completed session, Language language) {
        return messages(session, language, texts.get(language, "quiz.result.past", title(session, language)));
    }

    /** The category and the day, like {@code Money, 3 March}. */
    String title(Session.Completed session, Language language) {
        var day = DateTimeFormatter.ofPattern("d MMMM", Locale.of(language.code()))
                .format(session.at().atZone(ZoneOffset.UTC));
        return catalogue.bank(session.category(), language).name() + ", " + day;
    }

    List<List<Button>> after(Language language) {
        return List.of(
                List.of(new Button(texts.get(language, "quiz.button.talk"), Buttons.TALK)),
                List.of(new Button(texts.get(language, "quiz.button.more"), Buttons.OPEN)));
    }

    private List<Message> messages(Session.Completed session, Language language, String lead) {
        var text = Message.html(text(session, language, lead), after(language));
        var picture = picture(session, language);
        return picture == null ? List.of(text) : List.of(picture, text);
    }

    private @Nullable Message picture(Session.Completed session, Language language) {
        var bars = session.answers().stream()
                .flatMap(answer -> bar(session, answer, language).stream())
                .toList();
        if (bars.isEmpty()) {
            return null;
        }
        var name = catalogue.bank(session.category(), language).name();
        var levels = Arrays.stream(Level.values())
                .map(level -> catalogue.label(level, language))
                .toList();
        try {
            var png = chart.draw(texts.get(language, "quiz.chart.title", name), levels, bars);
            return new Message(
                    texts.get(language, "quiz.chart.caption"),
                    null,
                    new Photo(Base64.getEncoder().encodeToString(png)),
                    null);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("A result goes without its picture: {}", e.getClass().getName());
            counts.fellBack("chart", "failed");
            return null;
        }
    }

    private List<ScaleChart.Bar> bar(Session.Completed session, Answer answer, Language language) {
        return question(session, answer.position(), language) instanceof Question.Scale scale
                        && answer.given() instanceof Answer.Rated(var level)
                ? List.of(new ScaleChart.Bar(scale.gist(), level.points()))
                : List.of();
    }

    private Question question(Session.Completed session, int position, Language language) {
        return catalogue.in(language, session.category(), session.questions().get(position - 1));
    }

    private String text(Session.Completed session, Language language, String lead) {
        var outlook = outlook(session, catalogue, language);
        var parts = new ArrayList<String>();
        parts.add(escaped(lead));
        parts.add(escaped(outlook.headline()));
        outlook.findings().forEach(finding -> parts.add(finding(session, finding, language)));
        parts.add(lines(
                "<b>" + texts.get(language, "quiz.result.steps") + "</b>",
                IntStream.range(0, outlook.steps().size())
                        .mapToObj(i -> (i + 1) + ". " + escaped(outlook.steps().get(i)))));
        parts.add(texts.get(language, "quiz.result.confidence", Math.round(100 * outlook.confidence())));
        parts.add(texts.get(language, "quiz.result.invitation"));
        return String.join("\n\n", parts);
    }

    private String finding(Session.Completed session, Finding finding, Language language) {
        return lines(
                "<b>" + escaped(finding.title()) + "</b>",
                Stream.of(
                                Stream.of(
                                        escaped(finding.contradiction()),
                                        escaped(finding.meaning()),
                                        texts.get(language, "quiz.result.strength", escaped(finding.strength()))),
                                finding.quotes().stream().map(quote -> quote(session, quote, language)))
                        .flatMap(it -> it));
    }

    /** A step of the scale says nothing without what was asked. */
    private String quote(Session.Completed session, Quote quote, Language language) {
        var quoted = texts.get(
                language, quote.isWhole() ? "quiz.result.quote" : "quiz.result.quote-part", escaped(quote.words()));
        return question(session, quote.position(), language) instanceof Question.Scale scale
                ? escaped(scale.gist()) + ": " + quoted
                : quoted;
    }

    private static String lines(String title, Stream<String> lines) {
        return title + "\n" + lines.collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
