package io.soulnear.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.comparison.measure.Measure;
import io.soulnear.comparison.measure.Measured;
import io.soulnear.comparison.measure.Scores;
import io.soulnear.comparison.measure.Side;
import io.soulnear.comparison.run.Making;
import io.soulnear.comparison.run.Turn;
import io.soulnear.comparison.run.Variant;
import io.soulnear.comparison.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** The report for machines: figures, no texts. Its schema is {@code comparison/report.schema.json}. */
final class ReportJson {
    private static final int VERSION = 1;
    private static final int PLACES = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static String of(Report report) {
        return tree(report).toPrettyString() + "\n";
    }

    static ObjectNode tree(Report report) {
        var root = JSON.createObjectNode()
                .put("schema", "io.soulnear.comparison.report")
                .put("version", VERSION)
                .put("verdict", code(report.verdict()))
                .put("exitCode", report.verdict().exitCode())
                .put("reason", report.reason());
        report.notes().forEach(root.putArray("notes")::add);
        root.put("recording", recording(report.turns()));
        put(
                root.putObject("base"),
                report.base(),
                report.turns(),
                turn -> turn.pair().base());
        put(
                root.putObject("candidate"),
                report.candidate(),
                report.turns(),
                turn -> turn.pair().candidate());
        root.put("turnsCompared", report.turns().size())
                .put(
                        "conversations",
                        report.turns().stream()
                                .map(turn -> turn.pair().conversation())
                                .distinct()
                                .count());
        var findings = root.putArray("findings");
        report.findings().forEach(finding -> put(findings.addObject(), finding));
        var likeness = root.putObject("likeness");
        put(
                likeness,
                "mean",
                report.turns().stream()
                        .filter(turn -> turn.pair().isTalk())
                        .mapToDouble(Measured::likeness)
                        .average());
        put(likeness, "noise", report.noiseLikeness());
        put(root.putObject("judgement"), report.judgement());
        var turns = root.putArray("turns");
        report.turns().forEach(turn -> put(turns.addObject(), turn));
        return root;
    }

    /** A digest of what people did: the same for all comparisons of one recording, as far as it was played. */
    private static String recording(List<Measured> turns) {
        var recorded = new StringBuilder();
        for (var turn : turns) {
            var update = turn.pair().base();
            recorded.append(update.conversation())
                    .append('#')
                    .append(update.number())
                    .append(' ')
                    .append(update.said().text())
                    .append('\n');
        }
        return Page.digest(recorded.toString());
    }

    private static void put(ObjectNode to, Variant variant, List<Measured> turns, Function<Measured, Turn> side) {
        to.put("name", variant.name());
        var settings = to.putObject("settings");
        variant.settings().forEach(settings::put);
        var makings = turns.stream()
                .flatMap(turn -> Stream.ofNullable(side.apply(turn).making()))
                .toList();
        var millis = makings.stream()
                .flatMapToLong(making -> making.millis().stream())
                .sorted()
                .toArray();
        var latency = to.putObject("millis");
        for (var percentile : new int[] {50, 95, 99}) {
            if (millis.length > 0) {
                latency.put("p" + percentile, millis[(int) Math.ceil(percentile / 100.0 * millis.length) - 1]);
            }
        }
        to.put("tokensIn", makings.stream().mapToLong(Making::tokensIn).sum())
                .put("tokensOut", makings.stream().mapToLong(Making::tokensOut).sum())
                .put("dollars", plain(makings.stream().map(Making::dollars).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private static void put(ObjectNode to, Finding finding) {
        to.put("measure", code(finding.measure()))
                .put("title", finding.measure().title())
                .put("scale", code(finding.measure().scale()))
                .put("state", code(finding.state()))
                .put("turns", finding.turns())
                .put("base", rounded(finding.base()))
                .put("candidate", rounded(finding.candidate()))
                .put("margin", rounded(finding.margin()));
        put(to.putObject("harm"), finding.harm());
        if (finding.noise() != null) {
            put(to.putObject("noise"), finding.noise());
        }
    }

    private static void put(ObjectNode to, Interval interval) {
        to.put("value", rounded(interval.value()))
                .put("low", rounded(interval.low()))
                .put("high", rounded(interval.high()))
                .put("near", rounded(interval.near()))
                .put("far", rounded(interval.far()));
    }

    private static void put(ObjectNode to, Report.Judgement judgement) {
        to.put("judge", judgement.name())
                .put("limits", judgement.limits())
                .put("judged", judgement.judged())
                .put("unjudged", judgement.unjudged())
                .put("byPerson", judgement.byPerson())
                .put("dollars", plain(judgement.dollars()));
        put(to, "agreementBetweenOrders", judgement.orders());
        put(to, "agreementWithPerson", judgement.withPerson());
    }

    private static void put(ObjectNode to, Measured turn) {
        to.put("conversation", turn.pair().conversation())
                .put("number", turn.pair().number())
                .put("regression", rounded(turn.regression()))
                .put("likeness", rounded(turn.likeness()));
        put(to.putObject("base"), turn.base());
        put(to.putObject("candidate"), turn.candidate());
        var judged = turn.judged();
        if (judged != null) {
            put(to.withObject("/base").putObject("scores"), judged.base());
            put(to.withObject("/candidate").putObject("scores"), judged.candidate());
        }
    }

    private static void put(ObjectNode to, Side side) {
        for (var measure : Measure.values()) {
            side.value(measure).ifPresent(value -> to.put(code(measure), rounded(value)));
        }
    }

    private static void put(ObjectNode to, Scores scores) {
        to.put("relevance", rounded(scores.relevance()))
                .put("depth", rounded(scores.depth()))
                .put("usefulness", rounded(scores.usefulness()))
                .put("style", rounded(scores.style()));
    }

    private static void put(ObjectNode to, String name, OptionalDouble value) {
        value.ifPresent(it -> to.put(name, rounded(it)));
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** As a plain decimal: the last bits of a double say nothing. */
    private static BigDecimal rounded(double value) {
        var decimal = BigDecimal.valueOf(value)
                .setScale(PLACES, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }
}
