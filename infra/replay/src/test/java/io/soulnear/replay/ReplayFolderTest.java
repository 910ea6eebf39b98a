package io.soulnear.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.replay.recording.Selection;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFolderTest {
    private static final Definition DEFINITION = new Definition(
            "test",
            "",
            new Selection("2026-01-05", "", 20, List.of(), 0, true),
            Map.of(0, 17L),
            Map.of("ENABLE_VOICE", "{}"),
            "abc",
            List.of(new Setup("base", Map.of()), new Setup("variant", Map.of("ENABLE_VOICE", "true"))));

    @TempDir
    private Path home = Path.of("");

    @Test
    void whatIsKeptIsThereAgainForItsOwnerAlone() throws Exception {
        new ReplayFolder(home, "one").keep(DEFINITION);

        assertThat(new ReplayFolder(home, "one").definition()).contains(DEFINITION);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("one"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDefinitionThatCannotBeReadIsToldWithTheWayOut() throws Exception {
        new ReplayFolder(home, "one").keep(DEFINITION);
        Files.writeString(file("one"), Files.readString(file("one")).substring(0, 40));

        assertThatThrownBy(() -> new ReplayFolder(home, "one").definition())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("delete")
                .hasMessageContaining(".soulnear/replays/one");
    }

    @Test
    void aReplayIsPlayedByOneAtATime() {
        var folder = new ReplayFolder(home, "one");
        folder.claim();

        assertThatThrownBy(() -> new ReplayFolder(home, "one").claim())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("--name");
        new ReplayFolder(home, "two").claim();
    }

    private Path file(String name) {
        return home.resolve(".soulnear/replays").resolve(name).resolve("replay.json");
    }
}
