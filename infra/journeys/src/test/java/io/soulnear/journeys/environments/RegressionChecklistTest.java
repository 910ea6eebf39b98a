package io.soulnear.journeys.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegressionChecklistTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+Test)\\.([A-Za-z0-9]+)`");

    @Test
    void everyLineNamesATestThatExists() throws IOException {
        var sources = sources();
        var lines = Files.readAllLines(PROJECT.resolve("docs/regression-checklist.md")).stream()
                .filter(line -> line.startsWith("- "))
                .toList();
        var wrong = new ArrayList<String>();
        for (var line : lines) {
            var named = NAMED.matcher(line).results().toList();
            if (named.isEmpty()) {
                wrong.add("No test: " + line);
            }
            for (var test : named) {
                if (sources.stream().noneMatch(file -> has(file, test.group(1), test.group(2)))) {
                    wrong.add("No such test: " + test.group());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThan(40);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.find(
                PROJECT,
                20,
                (path, attributes) -> attributes.isRegularFile()
                        && path.toString().contains("/src/test/java/")
                        && path.toString().endsWith("Test.java"))) {
            return all.toList();
        }
    }

    private static boolean has(Path file, String type, String method) {
        try {
            return file.getFileName().toString().equals(type + ".java")
                    && Pattern.compile("void " + method + "\\(")
                            .matcher(Files.readString(file))
                            .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
