package io.soulnear.profile.style.application;

import io.soulnear.profile.person.application.Guest;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Message.Button;
import io.soulnear.profile.style.domain.Style;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Puts the settings into words, with marks at what is in force. */
@Singleton
final class SettingsWording {
    private static final String MARK = "✓ ";
    private static final int COLUMNS = 2;
    private static final int MINUTE = 60;

    private final Texts texts;

    SettingsWording(Texts texts) {
        this.texts = texts;
    }

    Message overview(Guest guest, Style style) {
        var language = guest.language();
        var text = texts.get(
                language,
                "settings",
                choice(language, Menu.TONE, style.tone()),
                choice(language, Menu.PERSONALITY, style.personality()),
                choice(language, Menu.LENGTH, style.length()),
                zone(guest, guest.timeZone()));
        return new Message(
                text,
                List.of(
                        List.of(open(language, Menu.TONE), open(language, Menu.PERSONALITY)),
                        List.of(open(language, Menu.LENGTH), open(language, Menu.PRESET)),
                        List.of(button(language, "settings.zone", "zone"), languages(language)),
                        List.of(toMenu(language))));
    }

    /** While the style can't be chosen: how replies sound anyway, and what can be set. */
    Message unavailable(Guest guest) {
        var language = guest.language();
        return new Message(
                texts.get(language, "settings.unavailable", zone(guest, guest.timeZone())),
                List.of(
                        List.of(button(language, "settings.zone", "zone"), languages(language)),
                        List.of(toMenu(language))));
    }

    /** One list of choices; {@code taken} says so in the first line. */
    Message choices(Guest guest, Style style, Menu menu, boolean taken) {
        var language = guest.language();
        var question = texts.get(language, "settings." + Menu.code(menu) + ".ask");
        var buttons = menu.choices().stream()
                .map(choice -> new Button(
                        (menu.marks(style, choice) ? MARK : "") + choice(language, menu, choice),
                        action(Menu.code(menu) + ":" + Menu.code(choice))))
                .toList();
        return new Message(
                taken ? texts.get(language, "settings.taken") + "\n\n" + question : question,
                rows(buttons, button(language, "settings.back", "all"), toMenu(language)));
    }

    /** The time zones; {@code note} is the key of a first line, or empty. */
    Message zones(Guest guest, String note) {
        var language = guest.language();
        var question = texts.get(language, "settings.zone.ask", zone(guest, guest.timeZone()));
        var buttons = Zones.of(language).stream()
                .map(name -> new Button(
                        (name.equals(guest.timeZone()) ? MARK : "") + zone(guest, name), action("zone:" + name)))
                .toList();
        return new Message(
                note.isEmpty() ? question : texts.get(language, note) + "\n\n" + question,
                rows(buttons, button(language, "settings.back", "all"), toMenu(language)));
    }

    private static List<List<Button>> rows(List<Button> buttons, Button... last) {
        var rows = new ArrayList<List<Button>>();
        for (var i = 0; i < buttons.size(); i += COLUMNS) {
            rows.add(buttons.subList(i, Math.min(i + COLUMNS, buttons.size())));
        }
        rows.add(List.of(last));
        return rows;
    }

    /** A zone as people say it: the city and how far it is from UTC on that day. */
    private String zone(Guest guest, String name) {
        if (name.equals("UTC") || !Zones.isKnown(name)) {
            return name;
        }
        var city = Zones.of(guest.language()).contains(name) ? texts.get(guest.language(), "zone." + name) : name;
        var minutes = ZoneId.of(name).getRules().getOffset(guest.at()).getTotalSeconds() / MINUTE;
        var hours = "UTC%s%d".formatted(minutes < 0 ? "−" : "+", Math.abs(minutes) / MINUTE);
        var rest = Math.abs(minutes) % MINUTE;
        return city + " (" + hours + (rest == 0 ? "" : ":" + rest) + ")";
    }

    private String choice(Language language, Menu menu, Enum<?> choice) {
        return texts.get(language, "settings." + Menu.code(menu) + "." + Menu.code(choice));
    }

    private Button open(Language language, Menu menu) {
        return button(language, "settings." + Menu.code(menu), Menu.code(menu));
    }

    private Button languages(Language language) {
        return new Button(texts.get(language, "menu.language"), "profile:language");
    }

    private Button toMenu(Language language) {
        return new Button(texts.get(language, "menu.open"), "profile:menu");
    }

    private Button button(Language language, String key, String request) {
        return new Button(texts.get(language, key), action(request));
    }

    private static String action(String request) {
        return "profile:" + Room.SETTINGS.code() + ":" + request;
    }
}
