package io.soulnear.dialogue.offline.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReflectiveCompanionTest {
    private static final Locale RU = Locale.of("ru");
    private static final int MEMORY = 10;

    private final ReflectiveCompanion companion =
            new ReflectiveCompanion(Map.of(RU, repertoire("ru"), Locale.ENGLISH, repertoire("en")));

    @ParameterizedTest
    @CsvSource({"ru,helper", "ru,soulsleep", "en,helper", "en,soulsleep"})
    void aLongTalkStaysOnTopicInItsLanguageAndNeverRepeatsASentenceWithinTenTurns(String language, String voice) {
        var talk = lines("/offline/talk_" + language + ".txt").stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var replies = new ArrayList<String>();
        for (var line : talk) {
            var parts = line.split("\\|", -1);
            var topics = List.of(parts[1].strip().split(" "));
            var recent = replies.subList(Math.max(0, replies.size() - MEMORY), replies.size());

            var reply = companion.reply(new Heard(parts[0].strip(), Locale.of(language), voice, "Мира", recent, false));

            assertThat(reply).as(parts[0]).isNotBlank().doesNotContain("{").hasSizeBetween(20, 700);
            assertThat(reply.chars().filter(c -> c == '?').count()).as(reply).isLessThanOrEqualTo(1);
            assertThat(sentences(reply)).as(reply).noneMatch(said(recent)::contains);
            assertThat(topics)
                    .as("%s -> %s", parts[0], reply)
                    .anyMatch(topic -> reply.toLowerCase(Locale.ROOT).contains(topic));
            assertThat(isCyrillic(reply)).as(reply).isEqualTo(language.equals("ru"));
            replies.add(reply);
        }
        assertThat(talk).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"да", "🙂", "Мне плохо", "Мне тревожно из-за работы", "...", "Привет"})
    void theSameMessageAgainAndAgainIsAnsweredInOtherWords(String text) {
        var replies = new ArrayList<String>();
        for (int turn = 0; turn < 30; turn++) {
            var recent = replies.subList(Math.max(0, replies.size() - MEMORY), replies.size());
            var reply = companion.reply(new Heard(text, RU, "helper", null, recent, false));
            assertThat(reply).isNotBlank();
            assertThat(sentences(reply)).as(reply).noneMatch(said(recent)::contains);
            replies.add(reply);
        }
    }

    @Test
    void theSameInputGivesTheSameReply() {
        var heard = new Heard("Мне грустно", RU, "helper", "Аня", List.of("Слушаю."), false);

        assertThat(companion.reply(heard)).isEqualTo(companion.reply(heard));
    }

    @Test
    void aMessagePlainlyInTheOtherLanguageIsAnsweredInIt() {
        var reply = companion.reply(new Heard("I feel so lonely these days", RU, "helper", null, List.of(), false));

        assertThat(isCyrillic(reply)).isFalse();
    }

    @Test
    void afterACrisisItAsksFirstWhetherThePersonIsSafe() {
        var reply = companion.reply(new Heard("не знаю", RU, "helper", null, List.of(), true));

        assertThat(reply).contains("в безопасности");
    }

    @Test
    void aRequestToBreatheIsMetWithAnExercise() {
        var reply = companion.reply(new Heard("давай подышим вместе", RU, "helper", null, List.of(), false));

        assertThat(repertoire("ru").voice("helper").lines("ease")).anyMatch(reply::contains);
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
        return Repertoire.read(lines("/offline/" + language + ".txt"));
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
