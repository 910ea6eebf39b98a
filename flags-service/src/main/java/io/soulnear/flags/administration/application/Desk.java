package io.soulnear.flags.administration.application;

import io.soulnear.flags.administration.application.Answer.Button;
import io.soulnear.flags.flag.application.DefinitionFormat;
import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Decision;
import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.flags.rollout.application.Releasing;
import io.soulnear.flags.rollout.domain.GuardRails;
import io.soulnear.flags.rollout.domain.Plan;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where administrators ask for flags and change them: {@code /flags}, {@code /flags KEY}, {@code /flags KEY on because …}. */
@Singleton
public final class Desk {
    /** As the contract of replies has it, with the service's name. */
    private static final int LONGEST_ACTION = 40;

    private static final Pattern OVERRIDE = Pattern.compile("override\\s+(.+)", Pattern.DOTALL);

    private final FlagChanges changes;
    private final DefinitionFormat format;
    private final Releasing releasing;
    private final Texts texts;
    private final Clock clock;

    Desk(FlagChanges changes, DefinitionFormat format, Releasing releasing, Texts texts, Clock clock) {
        this.changes = changes;
        this.format = format;
        this.releasing = releasing;
        this.texts = texts;
        this.clock = clock;
    }

    /** Answers what was typed after {@code /flags}: a flag, a verb, and why. */
    public Answer typed(long admin, Language language, String words) {
        var parts = words.strip().split("\\s+", 3);
        var key = parts[0];
        return key.isEmpty()
                ? list(language)
                : act(
                        admin,
                        language,
                        parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "show",
                        key,
                        parts.length > 2 ? parts[2] : "");
    }

    /** Answers a button: {@code list}, or a verb and a flag. */
    public Answer pressed(long admin, Language language, String action) {
        var colon = action.indexOf(':');
        return colon < 0
                ? list(language)
                : act(admin, language, action.substring(0, colon), action.substring(colon + 1), "");
    }

    private Answer act(long admin, Language language, String verb, String key, String reason) {
        if (reason.length() > Change.MAX_REASON) {
            return new Answer(texts.get(language, "flags.reason-too-long", Change.MAX_REASON), List.of());
        }
        var override = OVERRIDE.matcher(reason);
        var actor = "telegram " + admin;
        var change = override.matches()
                ? new Change(actor, reason, clock.instant(), override.group(1))
                : new Change(actor, reason, clock.instant());
        return switch (verb) {
            case "show" -> show(language, key, "");
            case "on" -> done(language, key, changes.turn(key, Switch.ON, null, change));
            case "off" -> done(language, key, changes.turn(key, Switch.OFF, null, change));
            case "undo" -> done(language, key, changes.undo(key, null, change));
            case "rollout" -> done(language, key, releasing.start(key, Plan.usual(GuardRails.usual()), null, change));
            default -> new Answer(texts.get(language, "flags.unknown-verb"), List.of());
        };
    }

    private Answer done(Language language, String key, Decision decision) {
        return switch (decision) {
            case Decision.Changed _ -> show(language, key, texts.get(language, "flags.changed") + "\n\n");
            case Decision.Unchanged _ -> show(language, key, texts.get(language, "flags.unchanged") + "\n\n");
            case Decision.Refused(var why, var _) ->
                new Answer(
                        texts.get(language, "flags.refused." + why.name().toLowerCase(Locale.ROOT), escaped(key)),
                        List.of(List.of(back(language))));
        };
    }

    private Answer list(Language language) {
        var lines = new StringBuilder(texts.get(language, "flags.title"));
        var rows = new ArrayList<List<Button>>();
        for (var flag : changes.all()) {
            lines.append("\n").append(texts.get(language, "flags.line", flag.key(), state(language, flag)));
            rows.addAll(row(new Button(flag.key(), "flags:show:" + flag.key())));
        }
        return new Answer(
                lines.append("\n\n").append(texts.get(language, "flags.how")).toString(), rows);
    }

    private Answer show(Language language, String key, String before) {
        var story = changes.story(key).orElse(null);
        if (story == null) {
            return new Answer(
                    texts.get(language, "flags.refused.unknown_flag", escaped(key)), List.of(List.of(back(language))));
        }
        var flag = story.flag();
        var last = flag.lastChange();
        var text = new StringBuilder(before)
                .append(texts.get(
                        language,
                        "flags.one",
                        flag.key(),
                        state(language, flag),
                        Long.toString(flag.version()),
                        escaped(last.actor()),
                        last.at().toString().substring(0, 16).replace('T', ' '),
                        escaped(last.reason().isEmpty() ? "–" : last.reason())));
        releasing
                .story(key)
                .ifPresent(rollout -> text.append("\n\n")
                        .append(texts.get(language, "flags.rollout"))
                        .append("\n")
                        .append(escaped(rollout.journal().getLast().what())));
        var rows = new ArrayList<List<Button>>();
        rows.addAll(row(button(language, "on", key), button(language, "off", key)));
        rows.addAll(row(button(language, "rollout", key), button(language, "undo", key)));
        rows.add(List.of(back(language)));
        return new Answer(text.toString(), rows);
    }

    private Button button(Language language, String verb, String key) {
        return new Button(texts.get(language, "flags.button." + verb), "flags:" + verb + ":" + key);
    }

    private Button back(Language language) {
        return new Button(texts.get(language, "flags.button.list"), "flags:list");
    }

    /** The buttons as a row; none where the flag's name is too long for one. */
    private static List<List<Button>> row(Button... buttons) {
        var fitting = List.of(buttons).stream()
                .filter(button -> button.action().length() <= LONGEST_ACTION)
                .toList();
        return fitting.isEmpty() ? List.of() : List.of(fitting);
    }

    private String state(Language language, Flag flag) {
        var glance = format.glance(flag.definition());
        return switch (glance) {
            case "on", "off" -> texts.get(language, "flags.state." + glance);
            default -> escaped(glance);
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
