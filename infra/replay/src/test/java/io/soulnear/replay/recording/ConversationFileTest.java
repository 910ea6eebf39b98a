package io.soulnear.replay.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.messaging.Event;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationFileTest {
    private static final Path EXAMPLE = Path.of("../../docs/conversations.example.jsonl");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theExampleIsTwoConversations() {
        var recording = ConversationFile.read(EXAMPLE, 0, 0);

        assertThat(recording.conversations()).extracting(Conversation::name).containsExactly("c00001", "c00002");
        assertThat(recording.compared()).isEqualTo(11);
    }

    @Test
    void turnsAreAMinuteApartUnlessTheySayTheirTime() {
        var ben = ConversationFile.read(EXAMPLE, 0, 0).conversations().getLast();

        assertThat(ben.updates())
                .extracting(Event::time)
                .startsWith(Instant.parse("2026-01-05T09:00:00Z"), Instant.parse("2026-01-06T22:00:00Z"))
                .contains(Instant.parse("2026-01-06T22:01:00Z"));
    }

    @Test
    void aLimitCutsTheLastConversation() {
        var recording = ConversationFile.read(EXAMPLE, 0, 8);

        assertThat(recording.conversations())
                .extracting(conversation -> conversation.updates().size())
                .containsExactly(7, 1);
    }

    @Test
    void theDigestChangesWithWhatIsSaid() throws IOException {
        var one = ConversationFile.read(written("{\"turns\":[{\"say\":\"Hello\"}]}"), 0, 0);
        var again = ConversationFile.read(written("{\"turns\":[{\"say\":\"Hello\"}]}"), 0, 0);
        var other = ConversationFile.read(written("{\"turns\":[{\"say\":\"Hallo\"}]}"), 0, 0);

        assertThat(again.digest()).isEqualTo(one.digest()).isNotEqualTo(other.digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"turns\":[]}                                 | no turns",
                "{\"turns\":[{\"shout\":\"Hello\"}]}            | neither say nor press",
                "{\"turns\":[{\"say\":\"a\",\"at\":\"noon\"}]}  | a time is not like",
                "turns                                          | not JSON",
                "''                                             | holds no conversation",
            })
    void aFileThatIsNotAsItShouldBeIsRefusedWithTheReason(String line, String reason) throws IOException {
        var file = written(line);

        assertThatThrownBy(() -> ConversationFile.read(file, 0, 0))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCodes.USAGE))
                .hasMessageContaining(reason);
    }

    private Path written(String line) throws IOException {
        return Files.writeString(folder.resolve("conversations.jsonl"), line + "\n");
    }
}
