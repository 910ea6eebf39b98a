package io.soulnear.profile.person.domain;

import io.soulnear.profile.person.domain.Screen.Body;
import io.soulnear.profile.person.domain.Screen.Note;
import java.time.Instant;

/** Receives people: consent, the three questions, the menu, and the way out. The same input gives the same decision. */
public final class Reception {
    /**
     * Decides what comes of an input.
     *
     * @param now when the person acted; the time of a consent
     */
    public Decision decide(Person person, Input input, Instant now) {
        return switch (input) {
            case Input.Edit _ -> new Decision.Ignored();
            case Input.StaleButton _ -> show(person, Note.STALE_BUTTON);
            case Input.Erase erase -> erase(person, erase);
            case Input.Keep(var token) -> keep(person, token);
            case Input.ForgetMe(var token) ->
                new Decision.Answered(
                        person.with(new Forgetting.AskedOnce(token)),
                        new Screen(Note.NONE, new Screen.ForgetOnce(token)));
            case Input.Text _
            when !(person.forgetting() instanceof Forgetting.NotAsked) -> askAgainWhetherToForget(person);
            case Input.Answer answer -> answer(staying(person), answer, now);
            case Input.Start(var invitation) -> start(staying(person), invitation);
            case Input.ShowMenu _, Input.Distress _ -> show(staying(person), Note.NONE);
            case Input.UnknownCommand _ ->
                show(
                        staying(person),
                        person.stage() instanceof Stage.Registered ? Note.UNKNOWN_COMMAND : Note.ONBOARDING_FIRST);
            case Input.Enter(var room, var request) ->
                person.stage() instanceof Stage.Registered
                        ? new Decision.Admitted(staying(person), room, request)
                        : show(staying(person), Note.ONBOARDING_FIRST);
            case Input.Unsupported _ -> show(staying(person), Note.UNSUPPORTED);
            case Input.LanguageChosen _ -> show(staying(person), Note.LANGUAGE_SET);
            case Input.ShowHelp _ ->
                person.stage() instanceof Stage.Registered
                        ? new Decision.Answered(staying(person), new Screen(Note.NONE, new Screen.Help()))
                        : show(staying(person), Note.ONBOARDING_FIRST);
            case Input.ShowLanguages _ ->
                person.stage() instanceof Stage.Refused
                        ? show(staying(person), Note.NONE)
                        : new Decision.Answered(staying(person), new Screen(Note.NONE, new Screen.Languages()));
        };
    }

    private static Person staying(Person person) {
        return person.with(new Forgetting.NotAsked());
    }

    private static Decision show(Person person, Note note) {
        var next = person.stage() instanceof Stage.New ? person.at(new Stage.ConsentPending()) : person;
        var line = next.stage() instanceof Stage.Refused ? Note.NONE : note;
        return new Decision.Answered(next, new Screen(line, open(next.stage())));
    }

    private static Body open(Stage stage) {
        return switch (stage) {
            case Stage.New _, Stage.ConsentPending _ -> new Screen.AskConsent();
            case Stage.NamePending _ -> new Screen.AskName();
            case Stage.AgePending(var _, var name) -> new Screen.AskAge(name);
            case Stage.GenderPending _ -> new Screen.AskGender();
            case Stage.Registered _ -> new Screen.Menu();
            case Stage.Refused _ -> new Screen.TooYoung();
        };
    }

    private static Decision start(Person person, Invitation invitation) {
        return switch (person.stage()) {
            case Stage.Registered _ ->
                invitation instanceof Invitation.Quiz(var category)
                        ? new Decision.Answered(person, new Screen(Note.NONE, new Screen.QuizOffer(category)))
                        : show(person.with(person.origin().with(onceKnown(invitation))), Note.NONE);
            case Stage.Refused _ ->
                show(person.at(new Stage.ConsentPending()).with(Origin.UNKNOWN.with(invitation)), Note.NONE);
            case Stage.New _, Stage.ConsentPending _, Stage.NamePending _, Stage.AgePending _, Stage.GenderPending _ ->
                show(person.with(person.origin().with(invitation)), Note.NONE);
        };
    }

    /** Nobody is credited for inviting someone who is here already. */
    private static Invitation onceKnown(Invitation invitation) {
        return invitation instanceof Invitation.Referral ? new Invitation.None() : invitation;
    }

    private static Decision answer(Person person, Input.Answer answer, Instant now) {
        return switch (person.stage()) {
            case Stage.New _ -> show(person, answer instanceof Input.Text ? Note.NONE : Note.STALE_BUTTON);
            case Stage.ConsentPending _ -> consent(person, answer, now);
            case Stage.NamePending open -> name(person, open, answer);
            case Stage.AgePending open -> age(person, open, answer);
            case Stage.GenderPending open -> gender(person, open, answer);
            case Stage.Registered _ ->
                show(person, answer instanceof Input.Text ? Note.WRITE_AGAIN : Note.STALE_BUTTON);
            case Stage.Refused _ -> show(person, Note.NONE);
        };
    }

    private static Decision consent(Person person, Input.Answer answer, Instant now) {
        return switch (answer) {
            case Input.Agree _ -> agreed(person, now);
            case Input.Text(var text) -> Consent.isGivenBy(text) ? agreed(person, now) : show(person, Note.NONE);
            case Input.AgeSkipped _, Input.GenderChosen _ -> show(person, Note.STALE_BUTTON);
        };
    }

    private static Decision agreed(Person person, Instant now) {
        return show(person.at(new Stage.NamePending(new Consent(Consent.CURRENT_VERSION, now))), Note.NONE);
    }

    private static Decision name(Person person, Stage.NamePending open, Input.Answer answer) {
        return switch (answer) {
            case Input.Text(var text) ->
                Name.read(text)
                        .map(name -> show(person.at(new Stage.AgePending(open.consent(), name)), Note.NONE))
                        .orElseGet(() -> show(person, Note.NAME_UNREADABLE));
            case Input.Agree _, Input.AgeSkipped _, Input.GenderChosen _ -> show(person, Note.STALE_BUTTON);
        };
    }

    private static Decision age(Person person, Stage.AgePending open, Input.Answer answer) {
        return switch (answer) {
            case Input.AgeSkipped _ -> aged(person, open, new Age.Undisclosed());
            case Input.Text(var text) ->
                switch (Age.read(text)) {
                    case Age.Reading.Given(var age) -> aged(person, open, age);
                    case Age.Reading.TooYoung _ -> show(Person.UNKNOWN.at(new Stage.Refused()), Note.NONE);
                    case Age.Reading.TooHigh _ -> show(person, Note.AGE_TOO_HIGH);
                    case Age.Reading.Unreadable _ -> show(person, Note.AGE_UNREADABLE);
                };
            case Input.Agree _, Input.GenderChosen _ -> show(person, Note.STALE_BUTTON);
        };
    }

    private static Decision aged(Person person, Stage.AgePending open, Age age) {
        return show(person.at(new Stage.GenderPending(open.consent(), open.name(), age)), Note.NONE);
    }

    private static Decision gender(Person person, Stage.GenderPending open, Input.Answer answer) {
        return switch (answer) {
            case Input.GenderChosen(var gender) -> registered(person, open, gender);
            case Input.Text(var text) ->
                Gender.read(text)
                        .map(gender -> registered(person, open, gender))
                        .orElseGet(() -> show(person, Note.GENDER_UNREADABLE));
            case Input.Agree _, Input.AgeSkipped _ -> show(person, Note.STALE_BUTTON);
        };
    }

    private static Decision registered(Person person, Stage.GenderPending open, Gender gender) {
        var card = new Card(open.consent(), open.name(), open.age(), gender);
        return new Decision.Registered(
                person.at(new Stage.Registered(card)).with(person.origin().withoutQuiz()),
                card,
                new Screen(
                        Note.NONE,
                        new Screen.Welcome(card.name(), person.origin().quiz())));
    }

    private static Decision askAgainWhetherToForget(Person person) {
        return switch (person.forgetting()) {
            case Forgetting.AskedOnce(var token) ->
                new Decision.Answered(person, new Screen(Note.PRESS_A_BUTTON, new Screen.ForgetOnce(token)));
            case Forgetting.AskedTwice(var token) ->
                new Decision.Answered(person, new Screen(Note.PRESS_A_BUTTON, new Screen.ForgetTwice(token)));
            case Forgetting.NotAsked _ -> show(person, Note.NONE);
        };
    }

    private static Decision erase(Person person, Input.Erase pressed) {
        return switch (person.forgetting()) {
            case Forgetting.AskedOnce(var token)
            when token.equals(pressed.token()) ->
                new Decision.Answered(
                        person.with(new Forgetting.AskedTwice(pressed.next())),
                        new Screen(Note.NONE, new Screen.ForgetTwice(pressed.next())));
            case Forgetting.AskedTwice(var token) when token.equals(pressed.token()) -> new Decision.Erased();
            case Forgetting.NotAsked _, Forgetting.AskedOnce _, Forgetting.AskedTwice _ ->
                show(person, Note.STALE_BUTTON);
        };
    }

    private static Decision keep(Person person, String token) {
        var asked =
                switch (person.forgetting()) {
                    case Forgetting.AskedOnce(var open) -> open.equals(token);
                    case Forgetting.AskedTwice(var open) -> open.equals(token);
                    case Forgetting.NotAsked _ -> false;
                };
        return asked ? show(staying(person), Note.NOTHING_ERASED) : show(person, Note.STALE_BUTTON);
    }
}
