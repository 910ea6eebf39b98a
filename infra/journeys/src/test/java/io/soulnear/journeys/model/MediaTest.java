package io.soulnear.journeys.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.journeys.system.ModelStub;
import io.soulnear.journeys.system.ModelStub.Behaviour;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Act;
import io.soulnear.sandbox.telegram.Fault;
import io.soulnear.sandbox.telegram.Fault.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@WholeSystem
class MediaTest {
    private static final byte[] OGG = "OggS and so on".getBytes(StandardCharsets.US_ASCII);

    private final RunningSystem system;

    MediaTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void switchedOn(RunningSystem system) {
        system.answersByModel(true);
        switched(system, "on");
    }

    @AfterAll
    static void switchedOff(RunningSystem system) {
        switched(system, "off");
        system.answersByModel(true);
    }

    @AfterEach
    void healthy() {
        system.telegram().clearFaults();
        system.model().hears("");
    }

    private static void switched(RunningSystem system, String position) {
        for (var flag : new String[] {"ENABLE_IMAGES", "ENABLE_VOICE"}) {
            assertThat(system.soulnear("flags", "set", flag, position).exitCode())
                    .isZero();
        }
    }

    private static byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsSeenAndAnsweredWithItsCaption(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var caption = tongue.either("Это мой кот ", "This is my cat ") + visitor.word();
        var seen = tongue.either("Рыжий кот спит на окне.", "A ginger cat sleeps at the window.");
        system.model().when(caption, new Behaviour.Says(seen));

        visitor.does(new Act.Photo(png(), caption));

        var asked = tongue.text("dialogue", "media.seen", seen) + "\n" + caption;
        visitor.hearsWords(seen);
        assertThat(system.model().calls())
                .filteredOn(call -> call.text().equals(caption))
                .singleElement()
                .satisfies(call -> assertThat(call.pictures()).isOne());
        assertThat(system.model().callsFor(asked)).isOne();
        var repeated = visitor.does(new Act.Document(png(), "cat.png", "image/png"));
        visitor.hearsSomething();
        var calls = system.model().calls().size();
        visitor.repeats(repeated);
        visitor.says("The end " + visitor.word());
        visitor.hearsWords("The end");
        assertThat(system.model().calls()).hasSize(calls + 1);
    }

    @ParameterizedTest
    @EnumSource
    void aVoiceMessageIsAnsweredLikeAText(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        var said = tongue.either("Сегодня мне спокойно ", "Today I feel calm ") + visitor.word();
        system.model().hears(said);

        visitor.does(new Act.Voice(4, OGG));

        visitor.hearsWhole(ModelStub.ECHO + said);
    }

    @ParameterizedTest
    @EnumSource
    void aCrisisThatIsSpokenIsHelpedAtOnce(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        system.model().hears(tongue.either("я хочу умереть", "I want to kill myself"));

        visitor.does(new Act.Voice(4, OGG));

        assertThat(visitor.hearsSomething().text()).contains("112");
    }

    @ParameterizedTest
    @EnumSource
    void aQuizIsAnsweredAloudAndACrisisInItIsHelped(Tongue tongue) {
        var visitor = Visitor.known(system, tongue);
        visitor.says("/quiz");
        visitor.hears("quiz", "quiz.choose");
        visitor.pressesText(tongue.text("profile", "quiz.fears"));
        var question = visitor.hearsWords("1 / 8");
        for (int next = 2; next <= 4; next++) {
            var options = question.buttons();
            system.model()
                    .hears(
                            options.isEmpty()
                                    ? tongue.either("Прячусь от этого ", "I hide from it ") + visitor.word()
                                    : options.getFirst().text());
            visitor.does(new Act.Voice(4, OGG));
            question = visitor.hearsWords(next + " / 8");
        }
        system.model().hears("");
        visitor.does(new Act.Voice(4, OGG));
        assertThat(visitor.hears("quiz", "quiz.lead.unheard").text()).contains("4 / 8");

        system.model().hears(tongue.either("я хочу умереть", "I want to kill myself"));
        visitor.does(new Act.Voice(4, OGG));
        assertThat(visitor.hearsWords("112").text()).doesNotContain(" / 8");
    }

    static Stream<Arguments> refusals() {
        var large = Arrays.copyOf(png(), 11 << 20);
        var bomb = png();
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        return Stream.of(
                refusal("too-large", () -> new Act.Photo(png(), "", 11L << 20)),
                refusal("too-large", () -> new Act.Photo(large, "", 1_000L)),
                refusal("too-many-pixels", () -> new Act.Photo(bomb, "")),
                refusal("broken", () -> new Act.Photo(Arrays.copyOf(png(), 60), "")),
                refusal(
                        "no-picture",
                        () -> new Act.Document("<svg/>".getBytes(StandardCharsets.US_ASCII), "a.svg", "image/svg+xml")),
                refusal("too-long", () -> new Act.Voice(301, OGG)),
                refusal("broken", () -> new Act.Voice(3, png())),
                refusal("not-heard", () -> new Act.Voice(3, OGG)));
    }

    private static Arguments refusal(String key, Supplier<Act> act) {
        return Arguments.of(key, act);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeUnderstoodGetsAnHonestLine(String key, Supplier<Act> act) {
        for (var tongue : Tongue.values()) {
            var visitor = Visitor.known(system, tongue);

            visitor.does(act.get());

            visitor.hearsWhole(tongue.text("dialogue", "media." + key));
        }
    }

    @Test
    void aFileThatTelegramDoesNotGiveIsAdmitted() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        system.telegram().fault(Fault.of(Kind.SERVER_ERROR).onMethod("getFile"));

        visitor.does(new Act.Photo(png(), ""));

        visitor.hears("dialogue", "media.not-fetched");
    }

    @Test
    void aModelThatFailsToSeeIsAdmitted() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        var caption = "Look " + visitor.word();
        system.model().when(caption, Behaviour.fails(400));

        visitor.does(new Act.Photo(png(), caption));

        visitor.hears("dialogue", "media.not-seen");
    }

    @Test
    void withoutAModelThereAreNoEyes() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        system.answersByModel(false);
        try {
            visitor.does(new Act.Photo(png(), ""));
            visitor.hears("dialogue", "media.no-eyes");
        } finally {
            system.answersByModel(true);
        }
    }

    @Test
    void switchedOffPicturesAndVoiceGetOneLineEach() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        switched(system, "off");
        try {
            visitor.does(new Act.Photo(png(), "a cat"));
            visitor.hears("dialogue", "media.pictures-off");
            visitor.does(new Act.Voice(3, OGG));
            visitor.hears("dialogue", "media.voice-off");
        } finally {
            switched(system, "on");
        }
    }
}
