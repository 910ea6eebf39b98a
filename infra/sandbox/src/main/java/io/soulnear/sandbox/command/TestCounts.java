package io.soulnear.sandbox.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.regex.Pattern;

/** How many tests did what, as Surefire's reports say. */
record TestCounts(int passed, int failed, int skipped) {
    private static final Set<String> ELSEWHERE = Set.of(".git", ".soulnear", "src", "node_modules");
    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>", Pattern.DOTALL);

    /** Adds up all reports below {@code home} that were written at {@code begin} or later. */
    static TestCounts since(Path home, FileTime begin) throws IOException {
        var total = new TestCounts[] {new TestCounts(0, 0, 0)};
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return ELSEWHERE.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.getFileName().toString().matches("TEST-.*\\.xml")
                        && attributes.lastModifiedTime().compareTo(begin) >= 0) {
                    total[0] = total[0].plus(Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return total[0];
    }

    private TestCounts plus(String report) {
        var suite = SUITE.matcher(report);
        if (!suite.find()) {
            return this;
        }
        var head = suite.group();
        var bad = number(head, "failures") + number(head, "errors");
        var idle = number(head, "skipped");
        return new TestCounts(passed + number(head, "tests") - bad - idle, failed + bad, skipped + idle);
    }

    private static int number(String head, String attribute) {
        var match = Pattern.compile("\\s" + attribute + "=\"(\\d+)\"").matcher(head);
        return match.find() ? Integer.parseInt(match.group(1)) : 0;
    }
}
