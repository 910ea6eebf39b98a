package io.soulnear.comparison.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnLinesTest {
    private static final Turn PLAIN = new Turn(
            "c1",
            1,
            Instant.parse("2026-03-01T10:00:00Z"),
            new Said(Said.Kind.COMMAND, "/menu", "en"),
            List.of(new Answer("Menu", List.of("Talk", "Help"), true, false)),
            Outcome.ANSWERED,
            null,
            null);
    private static final Turn FULL = new Turn(
            "c1",
            2,
            Instant.parse("2026-03-01T10:01:00.5Z"),
            new Said(Said.Kind.TEXT, "Мне тяжело\n\"очень\"", "ru"),
            List.of(new Answer("Слышу тебя", List.of(), false, false), new Answer("112", List.of(), false, true)),
            Outcome.ANSWERED,
            new Making("helper", "openai", "gpt-4o", "v2", 812, 64, new BigDecimal("0.00267"), OptionalLong.of(840)),
            new Style("formal", "mentor", "brief"));
    private static final Turn OFFLINE = new Turn(
            "c2",
            1,
            Instant.EPOCH,
            new Said(Said.Kind.TEXT, "hi", "en"),
            List.of(),
            Outcome.SILENT,
            new Making("helper", "offline", "reflective", "v2", 0, 0, BigDecimal.ZERO, OptionalLong.empty()),
            null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void keepThree() throws IOException {
        file = folder.resolve("base.jsonl");
        Files.writeString(file, TurnLines.line(PLAIN) + TurnLines.line(FULL) + TurnLines.line(OFFLINE));
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        var contents = TurnLines.read(file);

        assertThat(contents.turns()).containsExactly(PLAIN, FULL, OFFLINE);
        assertThat(contents.unreadable()).isZero();
        assertThat(contents.whole()).isEqualTo(Files.size(file));
        assertThat(contents.of(new Variant("base", Map.of())).turns()).hasSize(3);
    }

    @Test
    void aTurnIsOneLine() {
        assertThat(TurnLines.line(FULL)).endsWith("}\n").hasLineCount(1);
    }

    @Test
    void aLineThatWasNotWrittenToItsEndIsDropped() throws IOException {
        var whole = Files.size(file);
        var next = TurnLines.line(FULL);
        Files.writeString(file, Files.readString(file) + next.substring(0, next.length() - 1));

        var contents = TurnLines.read(file);

        assertThat(contents.turns()).containsExactly(PLAIN, FULL, OFFLINE);
        assertThat(contents.unreadable()).isZero();
        assertThat(contents.whole()).isEqualTo(whole);
    }

    @Test
    void linesThatAreNoTurnAreCounted() throws IOException {
        Files.writeString(
                file,
                "{}\nnonsense\n" + TurnLines.line(PLAIN).replace("ANSWERED", "LOST") + "\n"
                        + TurnLines.line(PLAIN).replace("\"number\":1", "\"number\":0")
                        + TurnLines.line(PLAIN).replace("10:00", "25:00") + TurnLines.line(OFFLINE));

        var contents = TurnLines.read(file);

        assertThat(contents.turns()).containsExactly(OFFLINE);
        assertThat(contents.unreadable()).isEqualTo(6);
    }

    @Test
    void fieldsOfALaterVersionAreNoTrouble() throws IOException {
        Files.writeString(file, TurnLines.line(PLAIN).replace("{\"conversation\"", "{\"mood\":7,\"conversation\""));

        assertThat(TurnLines.read(file).turns()).containsExactly(PLAIN);
    }
}
