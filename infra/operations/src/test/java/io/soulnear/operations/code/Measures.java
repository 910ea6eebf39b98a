package io.soulnear.operations.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.pmd.PMDConfiguration;
import net.sourceforge.pmd.PmdAnalysis;
import net.sourceforge.pmd.cpd.CPDConfiguration;
import net.sourceforge.pmd.cpd.CpdAnalysis;
import net.sourceforge.pmd.lang.Language;
import net.sourceforge.pmd.lang.LanguageRegistry;

/** What PMD finds in folders of sources. */
final class Measures {
    private static final Language JAVA = LanguageRegistry.CPD.getLanguageById("java");
    private static final String VERSION = "25";
    private static final int TOKENS = 100;

    private Measures() {}

    /** Methods that are harder to follow than {@code complexity.xml} allows. */
    static List<String> hardMethods(List<Path> sources) {
        var configuration = new PMDConfiguration(LanguageRegistry.PMD);
        configuration.setDefaultLanguageVersion(LanguageRegistry.PMD.getLanguageVersionById(JAVA.getId(), VERSION));
        configuration.addRuleSet("complexity.xml");
        configuration.setInputPathList(sources);
        configuration.setIgnoreIncrementalAnalysis(true);
        try (var pmd = PmdAnalysis.create(configuration)) {
            var report = pmd.performAnalysisAndCollectReport();
            var found = new ArrayList<String>();
            report.getViolations()
                    .forEach(it -> found.add(
                            it.getFileId().getFileName() + ":" + it.getBeginLine() + " " + it.getDescription()));
            report.getProcessingErrors()
                    .forEach(it -> found.add(it.getFileId().getFileName() + " can't be read: " + it.getMsg()));
            return found;
        }
    }

    /** Places that are alike for at least {@value #TOKENS} tokens. */
    static List<String> repetitions(List<Path> sources) throws IOException {
        var configuration = new CPDConfiguration(LanguageRegistry.CPD);
        configuration.setOnlyRecognizeLanguage(JAVA);
        configuration.setMinimumTileSize(TOKENS);
        configuration.setInputPathList(sources);
        var found = new ArrayList<String>();
        try (var cpd = CpdAnalysis.create(configuration)) {
            cpd.performAnalysis(report -> {
                report.getMatches()
                        .forEach(match -> found.add(match.getTokenCount() + " tokens: "
                                + match.getFirstMark().getLocation() + ", "
                                + match.getSecondMark().getLocation()));
                report.getProcessingErrors()
                        .forEach(it -> found.add(it.getFileId().getFileName() + " can't be read: " + it.getMsg()));
            });
        }
        return found;
    }
}
