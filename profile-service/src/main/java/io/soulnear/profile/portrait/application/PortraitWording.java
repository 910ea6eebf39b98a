package io.soulnear.profile.portrait.application;

import io.soulnear.profile.analysis.application.Themes;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.profile.person.application.Guest;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.profile.portrait.picture.MoodChart;
import io.soulnear.profile.reply.Attachment;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Message.Button;
import io.soulnear.profile.reply.Untrusted;
import io.soulnear.profile.style.domain.Style;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a profile into words and a picture. Nothing in it but what is meant for the person. */
@Singleton
final class PortraitWording {
    static final int ALL_QUOTES = 10;
    private static final int STRONGEST = 3;
    private static final int FEW_QUOTES = 3;
    private static final int MOODS = 2;
    private static final int FEWEST_MOODS = 3;
    private static final int TAIL = 12;

    /** Those that the bundles have a word for; others may come with later analyses. */
    private static final Set<String> NAMED_MOODS = Set.of(
            "anxious",
            "sad",
            "angry",
            "tired",
            "lonely",
            "ashamed",
            "overwhelmed",
            "calm",
            "joyful",
            "hopeful",
            "grateful",
            "proud");

    private static final Logger LOG = LoggerFactory.getLogger(PortraitWording.class);

    private final Texts texts;
    private final Themes themes;

    PortraitWording(Texts texts, Themes themes) {
        this.texts = texts;
        this.themes = themes;
    }

    /** What names a pattern in a button: short, and enough among one person's few. */
    static String tail(Pattern pattern) {
        var id = pattern.id().toString();
        return id.substring(id.length() - TAIL);
    }

    /** While there is nothing to show, or it is not to be shown. */
    Message card(Guest guest) {
        return new Message(
                texts.get(
                        guest.language(),
                        "portrait.card",
                        Untrusted.html(guest.card().name().value())),
                List.of(List.of(toMenu(guest))));
    }

    List<Message> portrait(
            Guest guest, List<Pattern> shown, List<MoodHistory.Noted> noted, Advice advice, Style style) {
        var messages = new ArrayList<Message>();
        messages.add(opening(guest, noted));
        shown.stream().limit(STRONGEST).forEach(pattern -> messages.add(pattern(guest, pattern, FEW_QUOTES)));
        messages.add(summary(guest, shown, advice, style));
        return messages;
    }

    /** One pattern with its latest quotes and what the person may say about it. */
    Message pattern(Guest guest, Pattern pattern, int quotes) {
        var language = guest.language();
        var theme = theme(guest, pattern);
        var lines = new ArrayList<String>();
        lines.add("<b>" + Untrusted.html(theme.title()) + "</b>"
                + (pattern.status() == Pattern.Status.CONFIRMED ? " ✓" : ""));
        lines.add(Untrusted.html(theme.description()));
        lines.add("");
        var all = pattern.quotes();
        all.subList(Math.max(0, all.size() - quotes), all.size())
                .forEach(quote -> lines.add(texts.get(
                        language,
                        "portrait.quote",
                        Untrusted.html(quote.text().replace('\n', ' ')),
                        day(guest, quote.at()))));
        lines.add(seen(guest, pattern));
        var more = new ArrayList<String>();
        more(more, guest, "portrait.contradiction", theme.contradiction());
        more(more, guest, "portrait.hidden", theme.hiddenDynamic());
        more(more, guest, "portrait.resource", theme.blockedResource());
        if (!more.isEmpty()) {
            lines.add("");
            lines.addAll(more);
        }
        return new Message(
                String.join("\n", lines),
                List.of(
                        List.of(
                                button(guest, "portrait.yes", "yes:" + tail(pattern)),
                                button(guest, "portrait.no", "no:" + tail(pattern))),
                        List.of(button(guest, "portrait.forget", "off:" + tail(pattern)))));
    }

    private String seen(Guest guest, Pattern pattern) {
        var language = guest.language();
        var first = day(guest, pattern.firstSeen());
        var last = day(guest, pattern.lastSeen());
        if (pattern.occurrences() == 1) {
            return texts.get(language, "portrait.once", last);
        }
        return first.equals(last)
                ? texts.get(language, "portrait.times.day", pattern.occurrences(), last)
                : texts.get(language, "portrait.times", pattern.occurrences(), first, last);
    }

    /** Everything that was found, to open one by one. */
    Message list(Guest guest, List<Pattern> shown) {
        if (shown.isEmpty()) {
            return card(guest);
        }
        var rows = new ArrayList<List<Button>>();
        shown.forEach(pattern ->
                rows.add(List.of(new Button(theme(guest, pattern).title(), action("one:" + tail(pattern))))));
        rows.add(List.of(toMenu(guest)));
        return new Message(texts.get(guest.language(), "portrait.all", shown.size()), rows);
    }

    /** After the person said something about a pattern. */
    Message noted(Guest guest, String key, Pattern pattern) {
        return new Message(
                texts.get(
                        guest.language(),
                        key,
                        Untrusted.html(theme(guest, pattern).title())),
                List.of(back(guest)));
    }

    /** A button of a pattern that is no longer there. */
    Message gone(Guest guest, List<Pattern> shown) {
        var list = list(guest, shown);
        return new Message(texts.get(guest.language(), "portrait.gone") + "\n\n" + list.html(), list.keyboard());
    }

    private Message opening(Guest guest, List<MoodHistory.Noted> noted) {
        var language = guest.language();
        var name = Untrusted.html(guest.card().name().value());
        var text = texts.get(language, "portrait.opening", name);
        if (noted.size() < FEWEST_MOODS) {
            return Message.of(text);
        }
        var often = often(guest, noted);
        var caption = often.isEmpty() ? text : text + "\n\n" + texts.get(language, "portrait.mood", often);
        return new Message(caption, List.of(), chart(guest, noted));
    }

    private String often(Guest guest, List<MoodHistory.Noted> noted) {
        var counts = new TreeMap<String, Integer>();
        noted.forEach(one -> counts.merge(one.mood(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .filter(entry -> NAMED_MOODS.contains(entry.getKey()))
                .limit(MOODS)
                .map(entry -> texts.get(guest.language(), "mood." + entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** Without a picture the profile is still a profile. */
    private @Nullable Attachment chart(Guest guest, List<MoodHistory.Noted> noted) {
        var language = guest.language();
        var days = new TreeMap<LocalDate, Double>();
        noted.stream()
                .collect(Collectors.groupingBy(
                        one -> one.at().atZone(guest.zone()).toLocalDate(),
                        Collectors.averagingDouble(MoodHistory.Noted::valence)))
                .forEach(days::put);
        var labels = new MoodChart.Labels(
                Locale.of(language.code()),
                texts.get(language, "portrait.chart"),
                texts.get(language, "portrait.chart.low"),
                texts.get(language, "portrait.chart.even"),
                texts.get(language, "portrait.chart.high"));
        try {
            var png = MoodChart.png(labels, guest.at().atZone(guest.zone()).toLocalDate(), days);
            return new Attachment.Photo(Base64.getEncoder().encodeToString(png));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The mood can't be drawn: {}", e.getClass().getName());
            return null;
        }
    }

    private Message summary(Guest guest, List<Pattern> shown, Advice advice, Style style) {
        var language = guest.language();
        var parts = new ArrayList<String>();
        if (!advice.insights().isEmpty()) {
            parts.add(texts.get(language, "portrait.insights") + "\n"
                    + advice.insights().stream()
                            .map(insight -> texts.get(
                                    language,
                                    "portrait.insight",
                                    Untrusted.html(insight.text()),
                                    Untrusted.html(insight.recommendation())))
                            .collect(Collectors.joining("\n")));
        }
        list(parts, guest, "portrait.works", advice.works());
        list(parts, guest, "portrait.hinders", advice.doesNotWork());
        if (advice.professionalHelp()) {
            parts.add(texts.get(language, "portrait.professional"));
        }
        parts.add(texts.get(
                language,
                "portrait.style",
                texts.get(language, "settings.tone." + code(style.tone())),
                texts.get(language, "settings.personality." + code(style.personality())),
                texts.get(language, "settings.length." + code(style.length()))));
        parts.add(texts.get(language, shown.isEmpty() ? "portrait.soon" : "portrait.yours"));
        var buttons = new ArrayList<List<Button>>();
        if (shown.size() > STRONGEST) {
            buttons.add(List.of(new Button(texts.get(language, "portrait.show-all", shown.size()), action("all"))));
        }
        buttons.add(List.of(
                new Button(texts.get(language, "menu.settings"), "profile:" + Room.SETTINGS.code()), toMenu(guest)));
        return new Message(String.join("\n\n", parts), buttons);
    }

    private void list(List<String> parts, Guest guest, String key, List<String> things) {
        if (!things.isEmpty()) {
            parts.add(texts.get(guest.language(), key) + "\n"
                    + things.stream().map(thing -> "• " + Untrusted.html(thing)).collect(Collectors.joining("\n")));
        }
    }

    private void more(List<String> lines, Guest guest, String key, @Nullable String text) {
        if (text != null) {
            lines.add(texts.get(guest.language(), key, Untrusted.html(text)));
        }
    }

    /** The pattern's theme in the language that the person speaks now, when it is known there. */
    private Theme theme(Guest guest, Pattern pattern) {
        var theme = pattern.theme();
        return theme.language().equals(guest.language().code())
                ? theme
                : themes.in(guest.language(), theme.slug()).orElse(theme);
    }

    private static String day(Guest guest, Instant at) {
        var day = at.atZone(guest.zone());
        var sameYear = day.getYear() == guest.at().atZone(guest.zone()).getYear();
        return DateTimeFormatter.ofPattern(
                        sameYear ? "d MMMM" : "d MMMM yyyy",
                        Locale.of(guest.language().code()))
                .format(day);
    }

    private List<Button> back(Guest guest) {
        return List.of(
                new Button(texts.get(guest.language(), "menu.portrait"), "profile:" + Room.PORTRAIT.code()),
                toMenu(guest));
    }

    private Button toMenu(Guest guest) {
        return new Button(texts.get(guest.language(), "menu.open"), "profile:menu");
    }

    private Button button(Guest guest, String key, String request) {
        return new Button(texts.get(guest.language(), key), action(request));
    }

    private static String action(String request) {
        return "profile:" + Room.PORTRAIT.code() + ":" + request;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
