package io.soulnear.journeys.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.journeys.system.ModelStub;
import io.soulnear.journeys.system.ModelStub.Behaviour;
import io.soulnear.journeys.system.RunningSystem;
import io.soulnear.journeys.system.Tongue;
import io.soulnear.journeys.system.Visitor;
import io.soulnear.journeys.system.WholeSystem;
import io.soulnear.sandbox.telegram.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@WholeSystem
class ModelTest {
    /** A second is promised, and measured by {@code bench flags}; this is what a machine full of tests keeps. */
    private static final long SOON_MILLIS = 3_000;

    private static final int MOST_UNITS = 4096;
    private static final Pattern IN_FORCE = Pattern.compile("In force in 5 services after (\\d+) ms");

    private final RunningSystem system;

    ModelTest(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    static void withAModel(RunningSystem system) {
        system.answersByModel(true);
    }

    @Test
    void theModelAnswersAndIsShownTheTalkSoFarButNobodyElses() {
        var other = Visitor.known(system, Tongue.ENGLISH);
        other.says("My secret " + other.word());
        other.hearsSomething();
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var first = "Сегодня шёл снег " + visitor.word();
        var second = "И я вспомнила дом " + visitor.word();

        visitor.says(first);
        visitor.hearsWhole(ModelStub.ECHO + first);
        visitor.says(second);
        visitor.hearsWhole(ModelStub.ECHO + second);

        assertThat(system.model().calls())
                .filteredOn(call -> call.text().equals(second))
                .singleElement()
                .satisfies(call -> assertThat(call.before())
                        .contains(first, ModelStub.ECHO + first)
                        .noneMatch(said -> said.contains(other.word())));
    }

    @Test
    void aFlagDecidesSoonAndWithoutARestartWhetherTheModelAnswers() {
        var visitor = Visitor.known(system, Tongue.ENGLISH);
        try {
            assertThat(millisUntilInForce("off")).isLessThanOrEqualTo(SOON_MILLIS);
            visitor.says("One " + visitor.word());
            assertThat(visitor.hearsSomething().text()).doesNotStartWith(ModelStub.ECHO);
        } finally {
            assertThat(millisUntilInForce("on")).isLessThanOrEqualTo(SOON_MILLIS);
        }
        visitor.says("Two " + visitor.word());
        visitor.hearsWhole(ModelStub.ECHO + "Two " + visitor.word());
    }

    private long millisUntilInForce(String position) {
        var printed = system.soulnear("flags", "set", "USE_CHAT_COMPLETION", position);
        assertThat(printed.text()).containsPattern(IN_FORCE);
        var figure = IN_FORCE.matcher(printed.text());
        assertThat(figure.find()).isTrue();
        return Long.parseLong(figure.group(1));
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(
                        "9,000 characters in words",
                        "слово за словом ".repeat(563).strip()),
                Arguments.of("9,000 characters without a space", "ю".repeat(9000)),
                Arguments.of("families of joined emoji", "👩‍👩‍👧‍👦".repeat(700)),
                Arguments.of(
                        "right-to-left", "שלום עולם מרחבא بالعالم ".repeat(300).strip()),
                Arguments.of("broken markup", "<b>**_[жирно](</b &lt; &amp; <script>alert(1)</script>"),
                Arguments.of(
                        "many lines",
                        // As many words as a reply of the usual length may have.
                        IntStream.range(0, 280)
                                .mapToObj(i -> "строка-ответа-без-пробелов-" + i)
                                .reduce((a, b) -> a + "\n" + b)
                                .orElseThrow()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void whateverTheModelSaysArrivesWholeAndInOrder(String what, String reply) {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var question = "Расскажи: " + what + " " + visitor.word();
        system.model().when(question, new Behaviour.Says(reply));

        visitor.says(question);

        assertThat(visitor.hearsWhole(reply))
                .allSatisfy(piece -> assertThat(piece.text().length()).isBetween(1, MOST_UNITS))
                .allSatisfy(piece -> assertThat(piece.text()).doesNotContain("\uFFFD"));
    }

    @Test
    void halfACharacterAndNulInTheModelsReplyHurtNothing() {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var question = "Скажи странное " + visitor.word();
        system.model().when(question, new Behaviour.Says("до\uD83D и\u0000 после"));

        visitor.says(question);

        assertThat(visitor.hearsWords("после").text()).startsWith("до").contains("и");
    }

    static Stream<Arguments> texts() {
        var zalgo = "п\u0300\u0301\u0302\u0303\u0489р\u0334\u0335и\u0336вет\u0337 " + "\u0338".repeat(200) + "о";
        var texts = new LinkedHashMap<String, String>();
        texts.put("as long as Telegram lets it be", "долго ".repeat(660));
        texts.put("zalgo", zalgo);
        texts.put("bidi", "раз \u202Eдва\u202C \u2067שלום\u2069 три");
        texts.put("SQL", "'; drop table dialogue.turn; -- \" \\ % _ $1 $$ ?");
        texts.put("HTML", "<b onclick=alert(1)>&amp;</b> <script>{{7*7}}${jndi:ldap://127.0.0.1/x}</script>");
        texts.put("several lines and tabs", "раз\nдва\n\nтри — «четыре»");
        return texts.entrySet().stream().map(text -> Arguments.of(text.getKey(), text.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void whateverAPersonWritesReachesTheModelAndComesBackIntact(String what, String text) {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);
        var written = what.startsWith("as long")
                ? text.repeat(2).substring(0, MOST_UNITS - visitor.word().length()) + visitor.word()
                : text + " " + visitor.word();

        visitor.says(written);

        visitor.hearsWhole(ModelStub.ECHO + written);
        assertThat(system.model().callsFor(written)).isOne();
        assertThat(system.database().placesOf(written)).contains("dialogue.turn.person_text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"до\u0000 после", "до\uD800 после", "\uDC00\uDC00"})
    void nulAndHalvesOfCharactersInATextAreHarmless(String text) {
        var visitor = Visitor.known(system, Tongue.RUSSIAN);

        visitor.does(new Act.Inject(message(visitor, text + " " + visitor.word())));

        assertThat(visitor.hearsWords(visitor.word()).text())
                .startsWith(ModelStub.ECHO)
                .doesNotContain("\u0000");
        visitor.says("Дальше " + visitor.word());
        visitor.hearsWhole(ModelStub.ECHO + "Дальше " + visitor.word());
    }

    private static ObjectNode message(Visitor visitor, String text) {
        var update = new ObjectMapper().createObjectNode();
        var message = update.putObject("message").put("message_id", 900_000).put("date", 1_790_000_000);
        message.putObject("chat").put("id", visitor.id()).put("type", "private");
        message.putObject("from")
                .put("id", visitor.id())
                .put("is_bot", false)
                .put("first_name", visitor.name())
                .put("language_code", visitor.tongue().telegramCode());
        message.put("text", text);
        return update;
    }

    @Test
    void anUpdateThatComesTwiceIsAnsweredOnceByOneCallOfTheModel() {
        var written = new LinkedHashMap<Visitor, List<String>>();
        for (var i = 0; i < 5; i++) {
            written.put(Visitor.known(system, Tongue.ENGLISH), new ArrayList<>());
        }
        for (var i = 0; i < 20; i++) {
            var number = i;
            written.forEach((visitor, texts) -> {
                var text = "Number " + number + " " + visitor.word();
                texts.add(text);
                var update = visitor.says(text);
                if ((number + visitor.id()) % 10 == 0) {
                    visitor.repeats(update);
                }
            });
        }

        written.forEach((visitor, texts) -> {
            texts.forEach(text -> visitor.hearsWords(ModelStub.ECHO + text));
            visitor.says("The end " + visitor.word());
            visitor.hearsWords("The end");
        });

        written.forEach((visitor, texts) -> {
            assertThat(visitor.replies())
                    .filteredOn(reply -> reply.startsWith(ModelStub.ECHO + "Number"))
                    .containsExactlyElementsOf(
                            texts.stream().map(text -> ModelStub.ECHO + text).toList());
            assertThat(texts)
                    .allSatisfy(
                            text -> assertThat(system.model().callsFor(text)).isOne());
        });
    }
}
