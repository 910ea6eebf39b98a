package io.soulnear.profile.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class ReceptionPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Property(tries = 1_000)
    void noSequenceOfInputsRegistersAChildOrSomeoneWhoDidNotAgree(@ForAll("sequences") List<Input> inputs) {
        var reception = new Reception();
        var person = Person.UNKNOWN;
        var sinceStart = new ArrayList<Input>();
        var registrations = 0;
        for (var input : inputs) {
            var before = person;
            sinceStart.add(input);
            switch (reception.decide(before, input, NOW)) {
                case Decision.Ignored _ -> {}
                case Decision.Answered(var next, var _) -> {
                    assertThat(next.stage() instanceof Stage.Registered)
                            .isEqualTo(before.stage() instanceof Stage.Registered);
                    person = next;
                }
                case Decision.Admitted(var next, var _, var _) -> {
                    assertThat(before.stage()).isInstanceOf(Stage.Registered.class);
                    person = next;
                }
                case Decision.Registered(var next, var card, var _) -> {
                    registrations++;
                    assertThat(sinceStart).anyMatch(ReceptionPropertiesTest::agrees);
                    assertThat(card.age())
                            .satisfiesAnyOf(
                                    age -> assertThat(age).isEqualTo(new Age.Undisclosed()),
                                    age -> assertThat(((Age.Years) age).value()).isBetween(13, 100));
                    person = next;
                }
                case Decision.Erased _ -> {
                    assertThat(before.forgetting()).isInstanceOf(Forgetting.AskedTwice.class);
                    person = Person.UNKNOWN;
                }
            }
            if (person.stage() instanceof Stage.Refused) {
                assertThat(person.origin()).isEqualTo(Origin.UNKNOWN);
            }
            if (person.stage() instanceof Stage.Refused || person.stage() instanceof Stage.New) {
                sinceStart.clear();
            }
        }
        Statistics.label("someone was registered")
                .collect(registrations > 0)
                .coverage(seen -> seen.check(true).percentage(share -> share > 20));
    }

    private static boolean agrees(Input input) {
        return input instanceof Input.Agree || (input instanceof Input.Text(var text) && Consent.isGivenBy(text));
    }

    /** Any inputs, with whole onboardings among them that any typed age may end. */
    @Provide
    Arbitrary<List<Input>> sequences() {
        var onboarding = typed().map(age -> List.<Input>of(
                new Input.Start(new Invitation.None()),
                new Input.Agree(),
                new Input.Text("Аня"),
                age,
                new Input.GenderChosen(Gender.MALE)));
        return Arbitraries.oneOf(onboarding, any().list().ofMaxSize(6))
                .list()
                .ofMaxSize(10)
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<Input> any() {
        var tokens = Arbitraries.of("a", "b", "c");
        return Arbitraries.oneOf(
                typed(),
                typed(),
                Arbitraries.of(
                        new Input.Agree(),
                        new Input.AgeSkipped(),
                        new Input.GenderChosen(Gender.FEMALE),
                        new Input.Start(new Invitation.None()),
                        new Input.Start(new Invitation.Quiz("money")),
                        new Input.ShowMenu(),
                        new Input.ShowHelp(),
                        new Input.ShowLanguages(),
                        new Input.LanguageChosen("ru"),
                        new Input.UnknownCommand(),
                        new Input.Unsupported(),
                        new Input.StaleButton(),
                        new Input.Distress(),
                        new Input.Edit()),
                tokens.map(Input.ForgetMe::new),
                tokens.map(Input.Keep::new),
                tokens.flatMap(token -> tokens.map(next -> new Input.Erase(token, next))));
    }

    private static Arbitrary<Input> typed() {
        var likely = Arbitraries.of(
                "да", "I agree", "Аня", "<b>", "0", "12", "13", "7 лет", "25 лет", "100", "101", "-20", "skip", "м",
                "\0");
        return Arbitraries.oneOf(likely, Arbitraries.strings().ofMaxLength(40)).map(Input.Text::new);
    }
}
