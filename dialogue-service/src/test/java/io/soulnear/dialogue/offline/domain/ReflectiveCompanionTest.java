package io.soulnear.dialogue.offline.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.dialogue.offline.domain.Heard.Address;
import io.soulnear.safety.OutputCheck;
import io.soulnear.safety.Told;
import io.soulnear.safety.Wordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReflectiveCompanionTest {
    private static final Locale RU = Locale.of("ru");
    private static final int MEMORY = 10;

    private final OutputCheck output = Wordings.outputCheck(List.of());
    private final ReflectiveCompanion companion =
            new ReflectiveCompanion(Map.of(RU, repertoire("ru"), Locale.ENGLISH, repertoire("en")));

    @ParameterizedTest
    @CsvSource({
        "ru,helper,m,friendly,friend,medium",
        "ru,helper,f,formal,therapist,detailed",
        "ru,helper,'',sarcastic,coach,brief",
        "ru,helper,f,motivating,mentor,ultra_brief",
        "ru,soulsleep,m,formal,friend,medium",
        "ru,soulsleep,'',friendly,mentor,detailed",
        "en,helper,f,friendly,friend,medium",
        "en,helper,'',sarcastic,coach,brief",
        "en,helper,m,motivating,mentor,detailed",
        "en,helper,m,formal,therapist,ultra_brief",
        "en,soulsleep,f,friendly,friend,medium"
    })
    void aLongTalkStaysOnTopicInItsLanguageAndNeverRepeatsItselfWithinTenTurns(
            String language, String voice, String gender, String tone, String personality, String length) {
        var address = new Address(gender, tone, personality, length);
        var talk = lines("/offline/talk_" + language + ".txt").stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        var most = Map.of("ultra_brief", 50, "brief", 100, "medium", 300, "detailed", 600);
        var replies = new ArrayList<String>();
        var said = new ArrayList<String>();
        for (var line : talk) {
            var parts = line.split("\\|", -1);
            var topics = List.of(parts[1].strip().split(" "));
            var text = parts[0].strip();
            var recent = replies.subList(Math.max(0, replies.size() - MEMORY), replies.size());
            var before = said.subList(Math.max(0, said.size() - MEMORY), said.size());

            var reply = companion.reply(
                    new Heard(text, Locale.of(language), voice, "Мира", address, before, recent, false));

            assertThat(reply)
                    .as(text)
                    .isNotBlank()
                    .doesNotContain("{", "[", "]")
                    .hasSizeBetween(15, 1_200);
            assertThat(reply.split(" ").length).isLessThanOrEqualTo(most.get(length));
            assertThat(reply.chars().filter(c -> c == '?').count()).as(reply).isLessThanOrEqualTo(1);
            assertThat(sentences(reply)).as(reply).noneMatch(said(recent)::contains);
            var ownWords = reply.contains("«") || reply.contains("“");
            if (!topics.equals(List.of("")) && !length.endsWith("brief") && !ownWords) {
                assertThat(topics)
                        .as("%s -> %s", text, reply)
                        .anyMatch(topic -> reply.toLowerCase(Locale.ROOT).contains(topic));
            }
            assertThat(isCyrillic(reply)).as(reply).isEqualTo(language.equals("ru"));
            assertThat(output.check(reply, new Told("", List.of(text))))
                    .as(reply)
                    .isEmpty();
            assertThat(address(reply)).as(reply).isNotEqualTo(tone.equals("formal") ? "ты" : "вы");
            assertThat(reply)
                    .as(reply)
                    .doesNotContain(gender.equals("f") ? "говорил " : gender.equals("m") ? "говорила " : "\u0000");
            replies.add(reply);
            said.add(text);
        }
        assertThat(talk).hasSizeGreaterThanOrEqualTo(60);
        assertThat(replies.stream()
                        .flatMap(reply -> sentences(reply).stream())
                        .distinct()
                        .count())
                .as("different sentences")
                .isGreaterThan(length.equals("ultra_brief") ? 60 : 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "да",
                "🙂",
                "Мне плохо",
                "Мне тревожно из-за работы",
                "...",
                "Привет",
                "Ты тупой бот",
                "Сколько будет 2+2?"
            })
    void theSameMessageAgainAndAgainIsAnsweredInOtherWords(String text) {
        var replies = new ArrayList<String>();
        for (int turn = 0; turn < 30; turn++) {
            var recent = replies.subList(Math.max(0, replies.size() - MEMORY), replies.size());
            var reply = companion.reply(heard(text, recent));
            assertThat(reply).isNotBlank();
            assertThat(sentences(reply)).as(reply).noneMatch(said(recent)::contains);
            replies.add(reply);
        }
    }

    @Test
    void comesBackToAnEarlierTopicWhenThereIsLittleToGoBy() {
        var said = List.of("Мы поссорились с мужем");

        var replies = Stream.of("да", "ок", "ладно", "не знаю", "может", "ага")
                .map(text ->
                        companion.reply(new Heard(text, RU, "helper", null, Address.USUAL, said, List.of(), false)))
                .toList();

        assertThat(replies).anyMatch(reply -> reply.contains("об отношениях"));
    }

    @Test
    void speaksToAManAndAWomanAsRussianDemands() {
        var grammar = new Grammar(List.of("ты вы", "тебе вам"));

        assertThat(grammar.bent("ты сказал[|а|(а)|и] о тебе", new Address("f", "friendly", "", "")))
                .isEqualTo("ты сказала о тебе");
        assertThat(grammar.bent("Ты сказал[|а|(а)|и]", new Address("", "friendly", "", "")))
                .isEqualTo("Ты сказал(а)");
        assertThat(grammar.bent("Ты сказал[|а|(а)|и] о тебе, что ты думаешь", new Address("m", "formal", "", "")))
                .isEqualTo("Вы сказали о вас, что вы думаете");
    }

    @Test
    void noLineOfTheRepertoireStaysFamiliarWhenItIsBentToTheFormal() {
        var address = new Address("", "formal", "", "");
        var repertoire = repertoire("ru");

        for (var line : lines("/offline/ru.txt")) {
            if (line.matches("(say|ask|ease|feel|about|plain|quote|thread|again|bright) .*")) {
                var bent = repertoire.bent(line.substring(line.indexOf(' ') + 1), address);
                assertThat(address(bent)).as(bent).isNotEqualTo("ты");
                assertThat(bent).doesNotContain("[", "|").doesNotContainPattern("(?U)\\bв вам\\b");
            }
        }
    }

    @Test
    void theSameInputGivesTheSameReply() {
        var heard = new Heard("Мне грустно", RU, "helper", "Аня", Address.USUAL, List.of(), List.of("Слушаю."), false);

        assertThat(companion.reply(heard)).isEqualTo(companion.reply(heard));
    }

    @Test
    void aMessagePlainlyInTheOtherLanguageIsAnsweredInIt() {
        var reply = companion.reply(new Heard(
                "I feel so lonely these days", RU, "helper", null, Address.USUAL, List.of(), List.of(), false));

        assertThat(isCyrillic(reply)).isFalse();
    }

    @Test
    void afterACrisisItAsksFirstWhetherThePersonIsSafe() {
        var reply =
                companion.reply(new Heard("не знаю", RU, "helper", null, Address.USUAL, List.of(), List.of(), true));

        assertThat(reply).contains("в безопасности");
    }

    @Test
    void aRequestToBreatheIsMetWithAnExercise() {
        var reply = companion.reply(
                new Heard("давай подышим вместе", RU, "helper", null, Address.USUAL, List.of(), List.of(), false));

        assertThat(repertoire("ru").intent("practice").lines("ease")).anyMatch(reply::contains);
        assertThat(reply).doesNotContain("?");
    }

    private static Heard heard(String text, List<String> earlier) {
        return new Heard(text, RU, "helper", null, Address.USUAL, List.of(), earlier, false);
    }

    /** Which of the two a Russian text uses, outside quotation marks; empty when neither. */
    private static String address(String text) {
        var own = text.replaceAll("«[^»]*»", " ").toLowerCase(Locale.ROOT);
        if (Pattern.compile("(?U)\\b(ты|тебя|тебе|тобой|тво[йеёяию]\\w*|\\w{2,}[еёи]шь(ся)?)\\b")
                .matcher(own.replace("лишь", ""))
                .find()) {
            return "ты";
        }
        return Pattern.compile("(?U)\\b(вы|вас|вам|вами|ваш\\w*)\\b")
                        .matcher(own.replace("между вами", "").replace("вы любили", ""))
                        .find()
                ? "вы"
                : "";
    }

    private static List<String> said(List<String> replies) {
        return replies.stream().flatMap(reply -> sentences(reply).stream()).toList();
    }

    private static List<String> sentences(String reply) {
        return List.of(
                reply.replaceFirst("^Мира, ", "").toLowerCase(Locale.ROOT).split("(?<=[.?!]) "));
    }

    private static boolean isCyrillic(String text) {
        return text.replace("Мира", "")
                        .chars()
                        .filter(c -> c >= 'а' && c <= 'я')
                        .count()
                > 10;
    }

    private static Repertoire repertoire(String language) {
        return Repertoire.read(
                lines("/offline/" + language + ".txt"),
                language.equals("ru") ? lines("/offline/formal_ru.txt") : List.of());
    }

    private static List<String> lines(String resource) {
        try (var in = ReflectiveCompanionTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
