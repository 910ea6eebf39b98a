package io.soulnear.flags.gate.http;

import io.soulnear.flags.gate.domain.Report;
import java.util.Locale;
import java.util.Map;

/**
 * A report as operators see it.
 *
 * @param verdict {@code better}, {@code equal}, {@code worse} or {@code not-enough-data}
 * @param registeredAt ISO 8601
 */
record ReportView(
        String verdict,
        String reason,
        int conversations,
        String recording,
        Map<String, String> base,
        Map<String, String> candidate,
        String registeredBy,
        String registeredAt) {
    static ReportView of(Report report) {
        return new ReportView(
                report.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                report.reason(),
                report.conversations(),
                report.recording(),
                report.base().settings(),
                report.candidate().settings(),
                report.registeredBy(),
                report.registeredAt().toString());
    }
}
