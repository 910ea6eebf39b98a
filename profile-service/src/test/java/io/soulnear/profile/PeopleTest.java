package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.messaging.Transactions;
import io.soulnear.profile.person.application.Known;
import io.soulnear.profile.person.application.People;
import io.soulnear.profile.person.domain.Age;
import io.soulnear.profile.person.domain.Card;
import io.soulnear.profile.person.domain.Consent;
import io.soulnear.profile.person.domain.Forgetting;
import io.soulnear.profile.person.domain.Gender;
import io.soulnear.profile.person.domain.Name;
import io.soulnear.profile.person.domain.Origin;
import io.soulnear.profile.person.domain.Person;
import io.soulnear.profile.person.domain.Stage;
import io.soulnear.runtime.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {
    private static final Consent CONSENT = new Consent(1, Instant.parse("2026-03-01T10:00:00.123456Z"));
    private static final Name NAME = new Name("Zo\u0308e \uD83D\uDE00 'x\"");
    private static final Forgetting NOT_ASKED = new Forgetting.NotAsked();

    private LiveProfile profile;

    @BeforeAll
    void start() {
        profile = LiveProfile.start();
    }

    @AfterAll
    void end() {
        profile.close();
    }

    @ParameterizedTest
    @MethodSource
    void whatIsSavedIsFoundAgain(Known known) {
        save(1, new Known(registered(Gender.MALE, new Age.Years(30)), Language.RU, "Europe/Moscow"));
        save(1, known);

        assertThat(find(1)).contains(known);
    }

    static Stream<Known> whatIsSavedIsFoundAgain() {
        var origin = new Origin("money", "spring", "friend");
        return Stream.of(
                new Known(Person.UNKNOWN, Language.EN, null),
                new Known(new Person(new Stage.New(), new Forgetting.AskedOnce("a"), origin), Language.EN, null),
                new Known(new Person(new Stage.ConsentPending(), NOT_ASKED, origin), Language.RU, null),
                new Known(new Person(new Stage.NamePending(CONSENT), NOT_ASKED, origin), null, null),
                new Known(
                        new Person(new Stage.AgePending(CONSENT, NAME), new Forgetting.AskedTwice("b"), origin),
                        Language.EN,
                        null),
                new Known(
                        new Person(
                                new Stage.GenderPending(CONSENT, NAME, new Age.Undisclosed()),
                                NOT_ASKED,
                                Origin.UNKNOWN),
                        Language.EN,
                        null),
                new Known(
                        new Person(
                                new Stage.GenderPending(CONSENT, NAME, new Age.Years(13)), NOT_ASKED, Origin.UNKNOWN),
                        Language.EN,
                        null),
                new Known(registered(Gender.FEMALE, new Age.Years(100)), Language.RU, "Europe/Moscow"),
                new Known(registered(Gender.MALE, new Age.Undisclosed()), Language.RU, "Europe/Moscow"),
                new Known(registered(Gender.UNDISCLOSED, new Age.Years(13)), Language.EN, "UTC"),
                new Known(new Person(new Stage.Refused(), NOT_ASKED, Origin.UNKNOWN), null, null));
    }

    @Test
    void whoIsDeletedIsNotFound() {
        save(2, new Known(registered(Gender.FEMALE, new Age.Years(20)), Language.RU, "Europe/Moscow"));
        profile.bean(Transactions.class).call(tx -> {
            profile.bean(People.class).delete(tx, 2);
            return tx;
        });

        assertThat(find(2)).isEmpty();
    }

    @Test
    void theDatabaseItselfKeepsNothingOfSomeoneRefused() {
        var telling = new Known(
                new Person(new Stage.Refused(), NOT_ASKED, new Origin(null, "spring", null)), Language.RU, null);

        assertThatThrownBy(() -> save(3, telling)).hasStackTraceContaining("person_check");
    }

    private static Person registered(Gender gender, Age age) {
        return new Person(
                new Stage.Registered(new Card(CONSENT, NAME, age, gender)),
                NOT_ASKED,
                new Origin(null, "spring", "friend"));
    }

    private void save(long chat, Known known) {
        profile.bean(Transactions.class).call(tx -> {
            profile.bean(People.class).save(tx, chat, known);
            return tx;
        });
    }

    private Optional<Known> find(long chat) {
        return profile.bean(Transactions.class)
                .call(tx -> profile.bean(People.class).find(tx, chat));
    }
}
