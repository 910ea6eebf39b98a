package io.soulnear.profile.person.application;

import io.soulnear.profile.person.domain.Gender;
import io.soulnear.profile.person.domain.Input;
import io.soulnear.profile.person.domain.Room;

/** What our buttons do: written into a keyboard, and read back when pressed. */
public final class Actions {
    static final String AGREE = own("agree");
    static final String MENU = own("menu");
    static final String HELP = own("help");
    static final String LANGUAGES = own("language");
    static final String SKIP_AGE = own("age:skip");
    static final String TALK = "dialogue:enter:helper";
    static final String SLEEP = "dialogue:enter:soulsleep";
    static final String QUIZZES = "quiz:menu";
    static final String PORTRAIT = own(Room.PORTRAIT.code());
    static final String SETTINGS = own(Room.SETTINGS.code());
    static final String PREMIUM = own(Room.PREMIUM.code());

    private Actions() {}

    static String language(String code) {
        return own("language:" + code);
    }

    static String gender(Gender gender) {
        return own(
                switch (gender) {
                    case FEMALE -> "gender:f";
                    case MALE -> "gender:m";
                    case UNDISCLOSED -> "gender:skip";
                });
    }

    static String erase(String token) {
        return own("erase:" + token);
    }

    static String keep(String token) {
        return own("keep:" + token);
    }

    static String startQuiz(String category) {
        return "quiz:start:" + category;
    }

    /**
     * Reads a pressed button.
     *
     * @param action as the gateway gives it, without the service's prefix
     * @param token names this update, for the screen that it may open
     * @return what it means; a stale button when it means nothing (any more)
     */
    public static Input read(String action, String token) {
        var words = action.split(":", 2);
        var argument = words.length == 2 ? words[1] : "";
        return switch (words[0]) {
            case "erase" -> new Input.Erase(argument, token);
            case "keep" -> new Input.Keep(argument);
            default ->
                switch (action) {
                    case "agree" -> new Input.Agree();
                    case "menu" -> new Input.ShowMenu();
                    case "help" -> new Input.ShowHelp();
                    case "language" -> new Input.ShowLanguages();
                    case "language:ru", "language:en" -> new Input.LanguageChosen(argument);
                    case "age:skip" -> new Input.AgeSkipped();
                    case "gender:f" -> new Input.GenderChosen(Gender.FEMALE);
                    case "gender:m" -> new Input.GenderChosen(Gender.MALE);
                    case "gender:skip" -> new Input.GenderChosen(Gender.UNDISCLOSED);
                    default ->
                        Room.of(words[0])
                                .<Input>map(room -> new Input.Enter(room, argument))
                                .orElseGet(Input.StaleButton::new);
                };
        };
    }

    private static String own(String action) {
        return "profile:" + action;
    }
}
