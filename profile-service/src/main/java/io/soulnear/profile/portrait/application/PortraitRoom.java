package io.soulnear.profile.portrait.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.analysis.application.Ownership;
import io.soulnear.profile.analysis.application.Patterns;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.person.application.Attendant;
import io.soulnear.profile.person.application.Guest;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.profile.portrait.picture.MoodChart;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.profile.style.application.Styles;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows people their profile, and takes what they say about it. */
@Singleton
final class PortraitRoom implements Attendant {
    private static final String FLAG = "ENABLE_USER_PROFILES";

    private final Patterns patterns;
    private final Ownership ownership;
    private final MoodHistory moods;
    private final Styles styles;
    private final Flags flags;
    private final PortraitWording wording;
    private final Replies replies;

    PortraitRoom(
            Patterns patterns,
            Ownership ownership,
            MoodHistory moods,
            Styles styles,
            Flags flags,
            PortraitWording wording,
            Replies replies) {
        this.patterns = patterns;
        this.ownership = ownership;
        this.moods = moods;
        this.styles = styles;
        this.flags = flags;
        this.wording = wording;
        this.replies = replies;
    }

    @Override
    public Room room() {
        return Room.PORTRAIT;
    }

    @Override
    public void serve(Transaction tx, Guest guest, String request) {
        replies.append(tx, guest.chat(), guest.update(), answer(tx, guest, request));
    }

    private List<Message> answer(Transaction tx, Guest guest, String request) {
        if (!flags.on(FLAG, Long.toString(guest.chat()))) {
            return List.of(wording.card(guest));
        }
        var shown = patterns.live(tx, guest.chat()).stream()
                .filter(Pattern::isShown)
                .toList();
        var words = request.split(":", 2);
        if (words.length < 2) {
            return request.equals("all") ? List.of(wording.list(guest, shown)) : portrait(tx, guest, shown);
        }
        return shown.stream()
                .filter(pattern -> PortraitWording.tail(pattern).equals(words[1]))
                .findFirst()
                .map(pattern -> List.of(about(tx, guest, pattern, words[0])))
                .orElseGet(() -> List.of(wording.gone(guest, shown)));
    }

    private List<Message> portrait(Transaction tx, Guest guest, List<Pattern> shown) {
        var today = guest.at().atZone(guest.zone()).toLocalDate();
        var from =
                today.minusDays(MoodChart.DAYS - 1L).atStartOfDay(guest.zone()).toInstant();
        var noted = moods.since(tx, guest.chat(), from);
        var advice = patterns.advice(tx, guest.chat());
        if (shown.isEmpty() && noted.isEmpty() && advice.isEmpty()) {
            return List.of(wording.card(guest));
        }
        return wording.portrait(guest, shown, noted, advice.orElse(NOTHING), styles.of(tx, guest.chat()));
    }

    private static final Advice NOTHING = new Advice(List.of(), List.of(), List.of(), false);

    private Message about(Transaction tx, Guest guest, Pattern pattern, String what) {
        return switch (what) {
            case "yes" -> {
                ownership.confirm(tx, guest.chat(), pattern);
                yield wording.noted(guest, "portrait.confirmed", pattern);
            }
            case "no" -> {
                ownership.reject(tx, guest.chat(), pattern);
                yield wording.noted(guest, "portrait.rejected", pattern);
            }
            case "off" -> {
                ownership.forget(tx, guest.chat(), pattern);
                yield wording.noted(guest, "portrait.forgotten", pattern);
            }
            default -> wording.pattern(guest, pattern, PortraitWording.ALL_QUOTES);
        };
    }
}
