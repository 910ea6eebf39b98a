package io.soulnear.dialogue.memory.application;

import io.soulnear.dialogue.conversation.application.Aside;
import io.soulnear.dialogue.conversation.application.Notices;
import io.soulnear.dialogue.reply.Line;
import io.soulnear.dialogue.reply.Line.Button;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /search}: finds words in what the person and the companions said, and shows it page by page. */
@Singleton
public final class Searching implements Aside {
    static final int PAGE = 5;
    private static final String TURN_TO = "found:";

    private final History history;
    private final Notices notices;

    public Searching(History history, Notices notices) {
        this.history = history;
        this.notices = notices;
    }

    @Override
    public boolean answer(Wish wish) {
        if (wish.command().equals("search")) {
            search(wish);
            return true;
        }
        if (wish.action().startsWith(TURN_TO)) {
            turn(wish, wish.action().substring(TURN_TO.length()));
            return true;
        }
        return false;
    }

    private void search(Wish wish) {
        var found = history.find(wish.chat(), wish.words(), 0, PAGE);
        if (found.isEmpty()) {
            say(wish, Notices.Wording.of("search.what"));
        } else if (found.get().total() == 0) {
            say(wish, Notices.Wording.of("search.nothing"));
        } else {
            var name = history.keep(wish.cause(), wish.chat(), wish.words(), wish.at());
            say(wish, page(found.get(), name, 0));
        }
    }

    /** @param where the name under which the words are kept, and the page */
    private void turn(Wish wish, String where) {
        var end = where.indexOf(':');
        var page = end < 0 || !where.substring(end + 1).matches("\\d{1,6}")
                ? -1
                : Integer.parseInt(where.substring(end + 1));
        var words = page < 0 ? java.util.Optional.<String>empty() : history.kept(wish.chat(), where.substring(0, end));
        var found = words.flatMap(kept -> history.find(wish.chat(), kept, page, PAGE));
        if (found.isEmpty() || found.get().hits().isEmpty()) {
            say(wish, Notices.Wording.of("search.gone"));
        } else {
            say(wish, page(found.get(), where.substring(0, end), page));
        }
    }

    private void say(Wish wish, Notices.Wording wording) {
        notices.say(wish.cause(), wish.number(), wish.chat(), wish.at(), wish.languageCode(), wording);
    }

    private static Notices.Wording page(History.Found found, String name, int page) {
        return (language, texts) -> {
            var first = page * PAGE + 1;
            var said = new StringBuilder(texts.get(
                    language,
                    "search.found",
                    found.total(),
                    first,
                    first + found.hits().size() - 1));
            found.hits().forEach(hit -> said.append("\n\n").append(hit(hit, language, texts)));
            return List.of(Line.html(said.toString()).with(buttons(found, name, page, language, texts)));
        };
    }

    private static String hit(History.Hit hit, Language language, Texts texts) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(language.code()))
                .format(hit.day());
        var lines = new ArrayList<String>();
        lines.add("<i>" + texts.get(language, "search.when." + hit.mode().code(), day) + "</i>");
        // Words that mean nothing by themselves are found, but not marked.
        if (hit.person().isHit() || !hit.companion().isHit()) {
            lines.add(texts.get(language, "search.person", hit.person().html()));
        }
        if (hit.companion().isHit()) {
            lines.add(texts.get(language, "search.companion", hit.companion().html()));
        }
        return String.join("\n", lines);
    }

    private static List<Button> buttons(History.Found found, String name, int page, Language language, Texts texts) {
        var buttons = new ArrayList<Button>();
        if (page > 0) {
            buttons.add(new Button(texts.get(language, "search.back"), action(name, page - 1)));
        }
        if ((page + 1) * PAGE < found.total()) {
            buttons.add(new Button(texts.get(language, "search.on"), action(name, page + 1)));
        }
        return buttons;
    }

    private static String action(String name, int page) {
        return "dialogue:" + TURN_TO + name + ":" + page;
    }
}
