package io.soulnear.profile.person.application;

import io.soulnear.profile.person.domain.Gender;
import io.soulnear.profile.person.domain.Name;
import io.soulnear.profile.person.domain.Screen;
import io.soulnear.profile.person.domain.Screen.Note;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Message.Button;
import io.soulnear.profile.reply.Untrusted;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts screens into words. Only what has a handler today gets a button. */
@Singleton
final class Wording {
    private final Texts texts;

    Wording(Texts texts) {
        this.texts = texts;
    }

    Message of(Language language, Screen screen) {
        var body = body(language, screen);
        var note = note(language, screen.note());
        return note.isEmpty() ? body : new Message(note + "\n\n" + body.html(), body.keyboard());
    }

    private String note(Language language, Note note) {
        return switch (note) {
            case NONE -> "";
            case NAME_UNREADABLE -> texts.get(language, "name.unreadable");
            case AGE_UNREADABLE -> texts.get(language, "age.unreadable");
            case AGE_TOO_HIGH -> texts.get(language, "age.too-high");
            case GENDER_UNREADABLE -> texts.get(language, "gender.unreadable");
            case PRESS_A_BUTTON -> texts.get(language, "press-a-button");
            case STALE_BUTTON -> texts.get(language, "stale");
            case UNKNOWN_COMMAND -> texts.get(language, "unknown-command");
            case UNSUPPORTED -> texts.get(language, "unsupported");
            case ONBOARDING_FIRST -> texts.get(language, "onboarding.first");
            case LANGUAGE_SET -> texts.get(language, "language.set");
            case NOTHING_ERASED -> texts.get(language, "forget.kept");
            case WRITE_AGAIN -> texts.get(language, "write-again");
        };
    }

    private Message body(Language language, Screen screen) {
        return switch (screen.body()) {
            case Screen.AskConsent _ -> consent(language);
            case Screen.AskName _ -> Message.of(texts.get(language, "name.ask"));
            case Screen.AskAge(var name) ->
                new Message(
                        screen.note() == Note.NONE
                                ? texts.get(language, "age.ask", shown(name))
                                : texts.get(language, "age.again"),
                        List.of(List.of(button(language, "age.skip", Actions.SKIP_AGE))));
            case Screen.AskGender _ ->
                new Message(
                        texts.get(language, "gender.ask"),
                        List.of(
                                List.of(
                                        button(language, "gender.female", Actions.gender(Gender.FEMALE)),
                                        button(language, "gender.male", Actions.gender(Gender.MALE))),
                                List.of(button(language, "gender.skip", Actions.gender(Gender.UNDISCLOSED)))));
            case Screen.TooYoung _ -> Message.of(texts.get(language, "age.too-young"));
            case Screen.Welcome(var name, var quiz) ->
                quiz == null
                        ? new Message(texts.get(language, "welcome", shown(name)), menu(language))
                        : new Message(
                                texts.get(language, "welcome.quiz", shown(name), title(language, quiz)),
                                quizOffer(language, quiz));
            case Screen.QuizOffer(var quiz) ->
                new Message(texts.get(language, "quiz.offer", title(language, quiz)), quizOffer(language, quiz));
            case Screen.Menu _ -> new Message(texts.get(language, "menu"), menu(language));
            case Screen.Help _ -> new Message(texts.get(language, "help"), toMenu(language));
            case Screen.Languages _ ->
                new Message(
                        texts.get(language, "languages"),
                        List.of(List.of(
                                button(language, "languages.ru", Actions.language("ru")),
                                button(language, "languages.en", Actions.language("en")))));
            case Screen.ForgetOnce(var token) -> forget(language, "forget.once", token);
            case Screen.ForgetTwice(var token) -> forget(language, "forget.twice", token);
        };
    }

    private Message consent(Language language) {
        var other =
                switch (language) {
                    case RU -> "en";
                    case EN -> "ru";
                };
        return new Message(
                texts.get(language, "consent"),
                List.of(
                        List.of(button(language, "consent.agree", Actions.AGREE)),
                        List.of(button(language, "language.other", Actions.language(other)))));
    }

    private List<List<Button>> menu(Language language) {
        return List.of(
                List.of(button(language, "menu.talk", Actions.TALK), button(language, "menu.sleep", Actions.SLEEP)),
                List.of(
                        button(language, "menu.quizzes", Actions.QUIZZES),
                        button(language, "menu.portrait", Actions.PORTRAIT)),
                List.of(
                        button(language, "menu.settings", Actions.SETTINGS),
                        button(language, "menu.premium", Actions.PREMIUM)),
                List.of(
                        button(language, "menu.language", Actions.LANGUAGES),
                        button(language, "menu.help", Actions.HELP)));
    }

    private List<List<Button>> quizOffer(Language language, String quiz) {
        return List.of(
                List.of(button(language, "quiz.start", Actions.startQuiz(quiz))),
                List.of(button(language, "menu.open", Actions.MENU)));
    }

    private List<List<Button>> toMenu(Language language) {
        return List.of(List.of(button(language, "menu.open", Actions.MENU)));
    }

    private Message forget(Language language, String question, String token) {
        return new Message(
                texts.get(language, question),
                List.of(
                        List.of(button(language, question + ".yes", Actions.erase(token))),
                        List.of(button(language, "forget.keep", Actions.keep(token)))));
    }

    private String title(Language language, String quiz) {
        return texts.get(language, "quiz." + quiz);
    }

    private Button button(Language language, String key, String action) {
        return new Button(texts.get(language, key), action);
    }

    private static String shown(Name name) {
        return Untrusted.html(name.value());
    }
}
