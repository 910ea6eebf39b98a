package io.soulnear.flags.gate.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.flags.gate.domain.Report.Side;
import io.soulnear.flags.gate.domain.Report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpinionTest {
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration AGE = Duration.ofDays(7);

    @Test
    void aFewPeopleMayTryAFlagWithoutAReport() {
        assertThat(against(5, null, THEN)).isEmpty();
        assertThat(against(5.1, null, THEN)).isPresent();
    }

    @Test
    void aMissingReportIsNamedTogetherWithWhatToDo() {
        assertThat(against(25, null, THEN))
                .contains(
                        "ENABLE_VOICE would reach 25.0 % of people. Above 5 % it needs a replay report that says better or equal,"
                                + " and there is none. Register one (./soulnear flags report ENABLE_VOICE FILE), or override it and say why");
    }

    @ParameterizedTest
    @EnumSource
    void theNewestReportSaysWhetherMoreGetIt(Verdict verdict) {
        var opinion = against(100, report(verdict), THEN);

        assertThat(opinion.isEmpty()).isEqualTo(verdict == Verdict.BETTER || verdict == Verdict.EQUAL);
        opinion.ifPresent(it -> assertThat(it).contains("the newest says", ": shorter replies"));
    }

    @Test
    void aReportOfAFewConversationsIsNotEnough() {
        assertThat(against(100, report(20), THEN)).isEmpty();
        assertThat(against(100, report(19), THEN)).get().asString().contains("about 19 conversations");
    }

    @Test
    void anOldReportCountsNoMore() {
        assertThat(against(100, report(Verdict.EQUAL), THEN.plus(AGE))).isEmpty();
        assertThat(against(100, report(Verdict.EQUAL), THEN.plus(AGE).plusMillis(1)))
                .get()
                .asString()
                .contains("too old", "2026-03-01T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "false,true,true",
        "off,on,true",
        "'',true,true",
        "true,true,false",
        "false,false,false",
        "true,false,false",
        "false,'',false"
    })
    void aReportIsAboutAFlagWhenOnlyItsCandidateHasIt(String base, String candidate, boolean isAbout) {
        assertThat(report(Verdict.EQUAL, base, candidate).isAboutItsFlag()).isEqualTo(isAbout);
    }

    @Test
    void whatIsNotSaidOfAFlagIsOff() {
        var other = new Side("x", Map.of("ENABLE_IMAGES", "true"));

        assertThat(new Report("ENABLE_VOICE", Verdict.EQUAL, "", 1, "abc", other, other, "ann", THEN).isAboutItsFlag())
                .isFalse();
    }

    private static Optional<String> against(double percent, @Nullable Report newest, Instant now) {
        return Opinion.against("ENABLE_VOICE", percent, newest, AGE, now);
    }

    private static Report report(Verdict verdict) {
        return report(verdict, "false", "true");
    }

    private static Report report(int conversations) {
        return report(Verdict.EQUAL, conversations, "false", "true");
    }

    private static Report report(Verdict verdict, String base, String candidate) {
        return report(verdict, 200, base, candidate);
    }

    private static Report report(Verdict verdict, int conversations, String base, String candidate) {
        return new Report(
                "ENABLE_VOICE",
                verdict,
                "shorter replies",
                conversations,
                "abc",
                new Side("base", Map.of("ENABLE_VOICE", base)),
                new Side("candidate", Map.of("ENABLE_VOICE", candidate)),
                "ann",
                THEN);
    }
}
