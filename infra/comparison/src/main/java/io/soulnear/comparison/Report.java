package io.soulnear.comparison;

import io.soulnear.comparison.measure.Measured;
import io.soulnear.comparison.run.Variant;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a comparison came to.
 *
 * @param reason the verdict in a sentence, with its numbers
 * @param notes what a reader has to know besides
 * @param findings one for each measure that applies, the gravest first
 * @param turns all pairs, by conversation and number
 * @param noiseLikeness how alike the base's answers are to those that it gave when played again, from 0 to 1; empty when it was not
 */
public record Report(
        Variant base,
        Variant candidate,
        Verdict verdict,
        String reason,
        List<String> notes,
        List<Finding> findings,
        List<Measured> turns,
        OptionalDouble noiseLikeness,
        Judgement judgement) {
    public Report {
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        turns = List.copyOf(turns);
    }

    /**
     * Who scored, and how far that can be relied on. Agreement is Krippendorff's alpha for interval data.
     *
     * @param judged turns that the judge scored
     * @param unjudged turns that it could not score
     * @param byPerson turns that a person scored, which counts in place of the judge's score
     * @param orders how far the judge agrees with itself when the answers change places; empty when order plays no part
     * @param withPerson how far the judge agrees with the person; empty when no person scored
     * @param dollars what judging cost
     */
    public record Judgement(
            String name,
            String limits,
            int judged,
            int unjudged,
            int byPerson,
            OptionalDouble orders,
            OptionalDouble withPerson,
            BigDecimal dollars) {}

    /**
     * Writes {@code report.html} and {@code report.json}. Each is written aside and moved into place, so that a report that is there is
     * whole.
     */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        var json = ReportJson.of(this);
        put(folder.resolve("report.json"), json);
        put(folder.resolve("report.html"), Page.of(this));
    }

    private static void put(Path file, String text) throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
