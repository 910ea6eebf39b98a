package io.soulnear.operations.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void noMethodIsTooHardToFollow() throws IOException {
        assertThat(Measures.hardMethods(sources())).isEmpty();
    }

    @Test
    void nothingLongIsSaidTwice() throws IOException {
        assertThat(Measures.repetitions(sources())).isEmpty();
    }

    @Test
    void aMethodThatIsTooHardIsFound(@TempDir Path folder) throws IOException {
        var nested = "for (int i : all) { if (i > 0) { ".repeat(4) + "}".repeat(8);
        Files.writeString(
                folder.resolve("Hard.java"),
                "class Hard { void easy() {} void hard(int[] all) { " + nested.replace("int i", "var x") + " } }");

        assertThat(Measures.hardMethods(List.of(folder)))
                .singleElement()
                .asString()
                .contains("Hard.java", "hard(int[])");
    }

    @Test
    void whatIsSaidTwiceIsFound(@TempDir Path folder) throws IOException {
        var line = "total = total * 31 + all[%d] - all[total];%n";
        var text = new StringBuilder();
        for (var i = 0; i < 12; i++) {
            text.append(line.formatted(i));
        }
        for (var name : List.of("One", "Two")) {
            Files.writeString(
                    folder.resolve(name + ".java"),
                    "class %s { int sum(int[] all) { int total = 0; %s return total; } }".formatted(name, text));
        }

        assertThat(Measures.repetitions(List.of(folder)))
                .singleElement()
                .asString()
                .contains("One.java", "Two.java");
    }

    private static List<Path> sources() throws IOException {
        try (var modules = Files.find(PROJECT, 5, (path, _) -> path.endsWith("src/main/java"))) {
            var sources = modules.toList();
            assertThat(sources).hasSizeGreaterThan(12);
            return sources;
        }
    }
}
