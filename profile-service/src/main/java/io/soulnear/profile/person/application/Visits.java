package io.soulnear.profile.person.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import io.soulnear.profile.entitlement.application.Invitations;
import io.soulnear.profile.erasure.application.Erasures;
import io.soulnear.profile.person.domain.Decision;
import io.soulnear.profile.person.domain.Input;
import io.soulnear.profile.person.domain.Person;
import io.soulnear.profile.person.domain.Reception;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.profile.person.domain.Screen;
import io.soulnear.profile.person.domain.Stage;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers people, one update at a time. */
@Singleton
public final class Visits {
    private static final String CONSUMER = "profile.person";

    private final Reception reception = new Reception();
    private final Transactions transactions;
    private final People people;
    private final Erasures erasures;
    private final Announcements announcements;
    private final Wording wording;
    private final Replies replies;
    private final Texts texts;
    private final Invitations invitations;
    private final Map<Room, Attendant> attendants;

    Visits(
            Transactions transactions,
            People people,
            Erasures erasures,
            Announcements announcements,
            Wording wording,
            Replies replies,
            Texts texts,
            Invitations invitations,
            List<Attendant> attendants) {
        this.transactions = transactions;
        this.people = people;
        this.erasures = erasures;
        this.announcements = announcements;
        this.wording = wording;
        this.replies = replies;
        this.texts = texts;
        this.invitations = invitations;
        this.attendants = attendants.stream().collect(Collectors.toUnmodifiableMap(Attendant::room, it -> it));
    }

    /**
     * Answers one update. The new state, its events and the reply commit together or not at all; an update that was
     * answered before, or that is older than the person's erasure, changes nothing.
     */
    public void answer(Visit visit) {
        transactions.call(tx -> {
            if (tx.claim(CONSUMER, visit.update()) && !erasures.cover(tx, visit.chat(), visit.updateId(), visit.at())) {
                answer(tx, visit);
            }
            return visit;
        });
    }

    /** Tells the person that the answer will be late: something we depend on is away. Needs no database. */
    public void stalled(Visit visit) {
        apologise(visit, "stalled");
    }

    /** Tells the person that this update can't be answered: an error of ours. Needs no database. */
    public void abandoned(Visit visit) {
        apologise(visit, "abandoned");
    }

    private void apologise(Visit visit, String what) {
        if (visit.input() instanceof Input.Edit) {
            return;
        }
        var text = texts.get(Language.of(visit.languageCode()), what);
        replies.apologise(visit.chat(), visit.update(), what, Message.of(text));
    }

    private void answer(Transaction tx, Visit visit) {
        var known = people.find(tx, visit.chat()).orElse(Known.NOTHING);
        var language = language(visit, known.language());
        switch (reception.decide(known.person(), visit.input(), visit.at())) {
            case Decision.Ignored _ -> {}
            case Decision.Answered(var next, var screen) -> {
                save(tx, visit, known, new Known(next, language, known.timeZone()));
                if (next.stage() instanceof Stage.Registered && language != known.language()) {
                    announcements.languageChanged(tx, visit.chat(), language);
                }
                reply(tx, visit, language, screen);
            }
            case Decision.Admitted(var next, var room, var request) -> {
                save(tx, visit, known, new Known(next, language, known.timeZone()));
                serve(tx, visit, guest(visit, next, language, known.timeZone()), room, request);
            }
            case Decision.Registered(var next, var card, var screen) -> {
                var timeZone = timeZone(language);
                save(tx, visit, known, new Known(next, language, timeZone));
                announcements.registered(tx, visit.chat(), card, language, timeZone);
                reply(tx, visit, language, screen);
                var referrer = next.origin().referrer();
                if (referrer != null) {
                    invitations.followed(tx, visit.chat(), referrer, visit.at());
                }
            }
            case Decision.Erased _ -> {
                var erasure = erasures.open(tx, visit.chat(), visit.updateId(), visit.at(), visit.update(), language);
                people.delete(tx, visit.chat());
                announcements.erased(tx, visit.chat(), erasure, visit.updateId(), visit.at());
            }
        }
    }

    private static Guest guest(Visit visit, Person person, Language language, @Nullable String timeZone) {
        if (!(person.stage() instanceof Stage.Registered(var card)) || timeZone == null) {
            throw new IllegalStateException("Only who is registered is shown into a room");
        }
        return new Guest(visit.chat(), visit.update(), visit.at(), language, timeZone, card);
    }

    private void serve(Transaction tx, Visit visit, Guest guest, Room room, String request) {
        var attendant = attendants.get(room);
        if (attendant == null) {
            reply(tx, visit, guest.language(), new Screen(Screen.Note.STALE_BUTTON, new Screen.Menu()));
        } else {
            attendant.serve(tx, guest, request);
        }
    }

    /** Most of what is asked changes nothing. Of someone who was refused not even the language is kept. */
    private void save(Transaction tx, Visit visit, Known before, Known next) {
        var kept =
                next.person().stage() instanceof Stage.Refused ? new Known(next.person(), null, next.timeZone()) : next;
        if (!kept.equals(before)) {
            people.save(tx, visit.chat(), kept);
        }
    }

    private void reply(Transaction tx, Visit visit, Language language, Screen screen) {
        replies.append(tx, visit.chat(), visit.update(), wording.of(language, screen));
    }

    private static Language language(Visit visit, @Nullable Language known) {
        return visit.input() instanceof Input.LanguageChosen(var code)
                ? Language.of(code)
                : Objects.requireNonNullElseGet(known, () -> Language.of(visit.languageCode()));
    }

    /** Until the person says otherwise, the day begins where most speakers of the language are. */
    private static String timeZone(Language language) {
        return switch (language) {
            case RU -> "Europe/Moscow";
            case EN -> "UTC";
        };
    }
}
