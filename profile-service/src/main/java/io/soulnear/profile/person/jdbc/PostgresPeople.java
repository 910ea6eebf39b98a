package io.soulnear.profile.person.jdbc;

import io.soulnear.messaging.Transaction;
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
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
final class PostgresPeople implements People {
    @Override
    public Optional<Known> find(Transaction tx, long chat) {
        return tx.query("""
                        select stage, language, consent_version, consent_at, name, age, gender, time_zone,
                               quiz, campaign, referrer, forgetting, forget_token
                        from person
                        where chat_id = ?
                        for update
                        """, PostgresPeople::known, chat).stream().findFirst();
    }

    @Override
    public void save(Transaction tx, long chat, Known known) {
        var person = known.person();
        var told = Told.of(person.stage());
        var consent = told.consent();
        var origin = person.origin();
        var language = known.language();
        tx.update(
                """
                insert into person (chat_id, stage, language, consent_version, consent_at, name, age, gender, time_zone,
                                    quiz, campaign, referrer, forgetting, forget_token)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (chat_id) do update set
                    stage = excluded.stage, language = excluded.language,
                    consent_version = excluded.consent_version, consent_at = excluded.consent_at,
                    name = excluded.name, age = excluded.age, gender = excluded.gender, time_zone = excluded.time_zone,
                    quiz = excluded.quiz, campaign = excluded.campaign, referrer = excluded.referrer,
                    forgetting = excluded.forgetting, forget_token = excluded.forget_token
                """,
                chat,
                told.stage(),
                language == null ? null : language.code(),
                consent == null ? null : consent.version(),
                consent == null ? null : consent.givenAt(),
                told.name() == null ? null : told.name().value(),
                told.age() instanceof Age.Years(var years) ? years : null,
                gender(told.gender()),
                known.timeZone(),
                origin.quiz(),
                origin.campaign(),
                origin.referrer(),
                forgetting(person.forgetting()),
                token(person.forgetting()));
    }

    @Override
    public void delete(Transaction tx, long chat) {
        tx.update("delete from person where chat_id = ?", chat);
    }

    private static Known known(ResultSet row) throws SQLException {
        var language = row.getString("language");
        return new Known(
                new Person(
                        stage(row),
                        forgetting(row),
                        new Origin(row.getString("quiz"), row.getString("campaign"), row.getString("referrer"))),
                language == null ? null : Language.of(language),
                row.getString("time_zone"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        return switch (row.getString("stage")) {
            case "new" -> new Stage.New();
            case "consent-pending" -> new Stage.ConsentPending();
            case "name-pending" -> new Stage.NamePending(consent(row));
            case "age-pending" -> new Stage.AgePending(consent(row), name(row));
            case "gender-pending" -> new Stage.GenderPending(consent(row), name(row), age(row));
            case "registered" ->
                new Stage.Registered(new Card(consent(row), name(row), age(row), gender(row.getString("gender"))));
            case "refused" -> new Stage.Refused();
            case String other -> throw new IllegalStateException("Unknown stage " + other);
        };
    }

    private static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                row.getInt("consent_version"),
                row.getObject("consent_at", OffsetDateTime.class).toInstant());
    }

    private static Name name(ResultSet row) throws SQLException {
        return new Name(row.getString("name"));
    }

    private static Age age(ResultSet row) throws SQLException {
        var years = row.getInt("age");
        return row.wasNull() ? new Age.Undisclosed() : new Age.Years(years);
    }

    private static Gender gender(@Nullable String stored) {
        return switch (stored) {
            case "f" -> Gender.FEMALE;
            case "m" -> Gender.MALE;
            case null, default -> Gender.UNDISCLOSED;
        };
    }

    private static @Nullable String gender(@Nullable Gender gender) {
        return switch (gender) {
            case FEMALE -> "f";
            case MALE -> "m";
            case UNDISCLOSED -> null;
            case null -> null;
        };
    }

    private static Forgetting forgetting(ResultSet row) throws SQLException {
        return switch (row.getString("forgetting")) {
            case "not-asked" -> new Forgetting.NotAsked();
            case "asked-once" -> new Forgetting.AskedOnce(row.getString("forget_token"));
            case "asked-twice" -> new Forgetting.AskedTwice(row.getString("forget_token"));
            case String other -> throw new IllegalStateException("Unknown step " + other);
        };
    }

    private static String forgetting(Forgetting step) {
        return switch (step) {
            case Forgetting.NotAsked _ -> "not-asked";
            case Forgetting.AskedOnce _ -> "asked-once";
            case Forgetting.AskedTwice _ -> "asked-twice";
        };
    }

    private static @Nullable String token(Forgetting step) {
        return switch (step) {
            case Forgetting.NotAsked _ -> null;
            case Forgetting.AskedOnce(var token) -> token;
            case Forgetting.AskedTwice(var token) -> token;
        };
    }

    /** A stage as the columns of a row: what was told so far, and nothing else. */
    private record Told(
            String stage,
            @Nullable Consent consent,
            @Nullable Name name,
            @Nullable Age age,
            @Nullable Gender gender) {
        static Told of(Stage stage) {
            return switch (stage) {
                case Stage.New _ -> new Told("new", null, null, null, null);
                case Stage.ConsentPending _ -> new Told("consent-pending", null, null, null, null);
                case Stage.NamePending(var consent) -> new Told("name-pending", consent, null, null, null);
                case Stage.AgePending(var consent, var name) -> new Told("age-pending", consent, name, null, null);
                case Stage.GenderPending(var consent, var name, var age) ->
                    new Told("gender-pending", consent, name, age, null);
                case Stage.Registered(var card) ->
                    new Told("registered", card.consent(), card.name(), card.age(), card.gender());
                case Stage.Refused _ -> new Told("refused", null, null, null, null);
            };
        }
    }
}
