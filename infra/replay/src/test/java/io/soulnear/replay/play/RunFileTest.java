package io.soulnear.replay.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.comparison.run.Answer;
import io.soulnear.comparison.run.Outcome;
import io.soulnear.comparison.run.Said;
import io.soulnear.comparison.run.Turn;
import io.soulnear.comparison.run.TurnLines;
import io.soulnear.replay.recording.ConversationFile;
import io.soulnear.replay.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private Recording recording = new Recording(List.of(), Recording.PassedOver.NOTHING);

    @BeforeEach
    void twoTurnsOfEach() throws IOException {
        file = folder.resolve("base.jsonl");
        var two = "{\"turns\":[{\"say\":\"One\"},{\"say\":\"Two\"}]}\n";
        recording = ConversationFile.read(Files.writeString(folder.resolve("two.jsonl"), two + two), 0, 0);
    }

    @Test
    void aConversationThatIsOverIsThereAgain() {
        try (var run = new RunFile(file, recording)) {
            run.add(turns("c00001", 2));
        }

        try (var again = new RunFile(file, recording)) {
            assertThat(again.has("c00001")).isTrue();
            assertThat(again.has("c00002")).isFalse();
        }
    }

    @Test
    void aConversationThatWasCutOffIsNot() throws IOException {
        var whole = TurnLines.line(turn("c00001", 1)) + TurnLines.line(turn("c00001", 2));
        var half = TurnLines.line(turn("c00002", 1)) + "{\"conversation\":\"c000";
        Files.writeString(file, whole + half);

        try (var run = new RunFile(file, recording)) {
            assertThat(run.has("c00001")).isTrue();
            assertThat(run.has("c00002")).isFalse();
        }
        assertThat(file).hasContent(whole);
    }

    @Test
    void theSameConversationsGiveTheSameFileWhicheverIsOverFirst() throws IOException {
        try (var run = new RunFile(file, recording)) {
            run.add(turns("c00002", 2));
            run.add(turns("c00001", 2));
        }

        assertThat(TurnLines.read(file).turns())
                .extracting(Turn::conversation)
                .containsExactly("c00001", "c00001", "c00002", "c00002");
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        new RunFile(file, recording).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static List<Turn> turns(String conversation, int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(number -> turn(conversation, number))
                .toList();
    }

    private static Turn turn(String conversation, int number) {
        return new Turn(
                conversation,
                number,
                Instant.parse("2026-01-05T09:00:00Z"),
                new Said(Said.Kind.TEXT, "One", "en"),
                List.of(new Answer("I hear you", List.of(), false, false)),
                Outcome.ANSWERED,
                null,
                null);
    }
}
