package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Session;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the quiz's buttons do, as written into them (at most 40 bytes) and read back without the service's prefix. */
final class Buttons {
    static final String OPEN = "quiz:menu";
    static final String BROWSE = "quiz:browse";
    static final String RESULTS = "quiz:results";
    static final String TALK = "dialogue:enter:helper";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private Buttons() {}

    static String start(Category category) {
        return "quiz:start:" + category.slug();
    }

    static String result(Session session) {
        return "quiz:result:" + session.id().tag();
    }

    static String resume(Session session) {
        return "quiz:continue:" + session.id().tag();
    }

    static String again(Session session, Category category) {
        return "quiz:again:" + session.id().tag() + ":" + category.slug();
    }

    static String answer(Session.InProgress at, int option) {
        return "quiz:answer:" + at.id().tag() + ":" + at.position() + ":" + option;
    }

    /** Whether earlier results are asked for. */
    static boolean isLookingBack(String action) {
        return action.equals("results") || action.startsWith("result:");
    }

    /** The tag of the session whose result is asked for; empty for a list of them. */
    static String lookedAt(String action) {
        return action.equals("results") ? "" : action.substring("result:".length());
    }

    /** What a press means; {@link Input.Unknown} for anything that no button of ours says. */
    static Input read(String action) {
        var parts = List.of(action.split(":", -1));
        return switch (parts.getFirst() + "/" + (parts.size() - 1)) {
            case "menu/0" -> new Input.Open();
            case "browse/0" -> new Input.Browse();
            case "start/1" -> about(parts.get(1), Input.Start::new);
            case "continue/1" -> new Input.Continue(parts.get(1));
            case "again/2" -> about(parts.get(2), category -> new Input.Again(parts.get(1), category));
            case "answer/3" ->
                isNumber(parts.get(2)) && isNumber(parts.get(3))
                        ? new Input.Tap(parts.get(1), Integer.parseInt(parts.get(2)), Integer.parseInt(parts.get(3)))
                        : new Input.Unknown();
            default -> new Input.Unknown();
        };
    }

    private static Input about(String slug, Function<Category, Input> input) {
        var category = Category.ofSlug(slug);
        return category == null ? new Input.Unknown() : input.apply(category);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
