package io.soulnear.profile.style.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.chronicle.Chronicle;
import io.soulnear.profile.chronicle.Fact;
import io.soulnear.profile.person.application.Attendant;
import io.soulnear.profile.person.application.Guest;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.profile.style.domain.Length;
import io.soulnear.profile.style.domain.Personality;
import io.soulnear.profile.style.domain.Preset;
import io.soulnear.profile.style.domain.Style;
import io.soulnear.profile.style.domain.Tone;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** Takes people's choices of style and time zone. */
@Singleton
final class SettingsRoom implements Attendant {
    private static final String FLAG = "ENABLE_STYLE_SETTINGS";

    private final Styles styles;
    private final Chronicle chronicle;
    private final Flags flags;
    private final SettingsWording wording;
    private final Replies replies;

    SettingsRoom(Styles styles, Chronicle chronicle, Flags flags, SettingsWording wording, Replies replies) {
        this.styles = styles;
        this.chronicle = chronicle;
        this.flags = flags;
        this.wording = wording;
        this.replies = replies;
    }

    @Override
    public Room room() {
        return Room.SETTINGS;
    }

    @Override
    public void serve(Transaction tx, Guest guest, String request) {
        replies.append(tx, guest.chat(), guest.update(), answer(tx, guest, request));
    }

    private Message answer(Transaction tx, Guest guest, String request) {
        var words = request.split(":", 2);
        var value = words.length == 2 ? words[1] : "";
        if (words[0].equals("zone")) {
            return zone(tx, guest, value);
        }
        if (!flags.on(FLAG, Long.toString(guest.chat()))) {
            return wording.unavailable(guest);
        }
        var style = styles.of(tx, guest.chat());
        return switch (words[0]) {
            case "tone" ->
                choose(tx, guest, style, Menu.TONE, named(Tone.class, value).map(style::with));
            case "personality" ->
                choose(
                        tx,
                        guest,
                        style,
                        Menu.PERSONALITY,
                        named(Personality.class, value).map(style::with));
            case "length" ->
                choose(tx, guest, style, Menu.LENGTH, named(Length.class, value).map(style::with));
            case "preset" ->
                choose(tx, guest, style, Menu.PRESET, named(Preset.class, value).map(Preset::style));
            default -> wording.overview(guest, style);
        };
    }

    /** Shows one list of choices, after taking what was chosen from it. */
    private Message choose(Transaction tx, Guest guest, Style current, Menu menu, Optional<Style> chosen) {
        var style = chosen.orElse(current);
        if (!style.equals(current)) {
            chronicle.append(
                    tx,
                    guest.chat(),
                    new Fact.StyleChanged(
                            Menu.code(style.tone()), Menu.code(style.personality()), Menu.code(style.length())));
        }
        return wording.choices(guest, style, menu, chosen.isPresent());
    }

    private Message zone(Transaction tx, Guest guest, String name) {
        if (name.isEmpty()) {
            return wording.zones(guest, "");
        }
        if (!Zones.isKnown(name)) {
            return wording.zones(guest, "settings.zone.unknown");
        }
        if (!name.equals(guest.timeZone())) {
            chronicle.append(tx, guest.chat(), new Fact.TimeZoneChanged(name));
        }
        var there = new Guest(guest.chat(), guest.update(), guest.at(), guest.language(), name, guest.card());
        return wording.zones(there, "settings.zone.set");
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> Menu.code(value).equals(code))
                .findFirst();
    }
}
