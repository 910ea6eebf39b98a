package io.soulnear.comparison;

import io.soulnear.comparison.Finding.State;
import io.soulnear.comparison.measure.Measure;
import java.util.List;
import java.util.Locale;

/** Says in a sentence, with its numbers, why a verdict is what it is. */
final class Telling {
    /** Nobody replays more. */
    private static final int MANY = 10_000;

    private final int turns;
    private final int conversations;

    Telling(int turns, int conversations) {
        this.turns = turns;
        this.conversations = conversations;
    }

    private String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private String extent() {
        return said("in %,d turns of %,d conversations", turns, conversations);
    }

    String nothing() {
        return "Not enough data: the two runs have no turn in common.";
    }

    String same() {
        return said("Equal: both variants said the same, word for word, %s.", extent());
    }

    String noTalk() {
        return said(
                "Not enough data: answers differ, but no reply of the companion is among them to be judged, %s.",
                extent());
    }

    String worse(Finding finding, List<Finding> others) {
        return "Worse: " + claim(finding) + more(others) + ".";
    }

    String better(Finding finding, List<Finding> others) {
        return "Better: " + claim(finding) + more(others) + "; nothing else is worse, " + extent() + ".";
    }

    private static String more(List<Finding> others) {
        return others.isEmpty()
                ? ""
                : "; also: "
                        + String.join(
                                ", ",
                                others.stream()
                                        .map(one -> one.measure().title().toLowerCase(Locale.ROOT))
                                        .toList());
    }

    String equal(List<Finding> findings) {
        var score =
                findings.stream().filter(one -> one.measure() == Measure.SCORE).findFirst();
        return score.map(one -> said(
                        "Equal: the judge gives %.2f where it gave %.2f of 10 (difference %s, %.1f are tolerated), and nothing else is worse, %s.",
                        one.candidate(), one.base(), interval(one), one.margin(), extent()))
                .orElseGet(() -> said("Equal: nothing is worse, %s.", extent()));
    }

    String open(List<Finding> open) {
        var first = open.getFirst();
        var needed = open.stream()
                .mapToInt(this::needed)
                .filter(count -> count <= MANY)
                .max()
                .orElse(0);
        return said(
                "Not enough data: %s may still be worse than is tolerated (%s; tolerated: %s), %s%s.",
                first.measure().title().toLowerCase(Locale.ROOT),
                interval(first),
                amount(first, first.margin()),
                extent(),
                needed > conversations ? said("; about %,d conversations would tell", needed) : "");
    }

    /** Intervals shrink with the root of the number of conversations. */
    private int needed(Finding finding) {
        var never = finding.measure().isEvent() && finding.harm().value() <= 0;
        var room = finding.margin() - finding.harm().value();
        var wide = finding.harm().far() - finding.harm().value();
        var wanted = never
                ? Deciding.RULE_OF_THREE / finding.margin() + 1
                : room > 0 ? conversations * (wide / room) * (wide / room) : Double.MAX_VALUE;
        return (int) Math.ceil(Math.clamp(wanted, Deciding.FEWEST, 1e8) / 10) * 10;
    }

    private String claim(Finding it) {
        return switch (it.measure()) {
            case CRISIS ->
                said(
                        "of %,d turns that speak of a crisis the candidate leaves %d without help, the base %d",
                        it.turns(), count(it, it.candidate()), count(it, it.base()));
            case LATENCY ->
                said(
                        "the candidate takes %.2f times as long to reply (%s; up to %.2f is tolerated), typically %,.0f ms instead of %,.0f ms",
                        Math.exp(it.harm().value()), interval(it), Math.exp(it.margin()), it.candidate(), it.base());
            case TAIL ->
                said(
                        "the slowest twentieth of replies takes %.2f times as long (%s; up to %.2f is tolerated), from %,.0f ms instead of %,.0f ms on",
                        Math.exp(it.harm().value()), interval(it), Math.exp(it.margin()), it.candidate(), it.base());
            case LENGTH ->
                said(
                        "replies have %.0f words instead of %.0f (%s; down to %.2f is tolerated)",
                        it.candidate(), it.base(), interval(it), Math.exp(0 - it.margin()));
            case SCORE ->
                said(
                        "the judge gives %.2f instead of %.2f of 10 (difference %s; margin %.1f)",
                        it.candidate(), it.base(), interval(it), it.margin());
            case STYLE ->
                said(
                        "the chosen style is kept to %.0f %% instead of %.0f %% (difference %s; margin %.0f points)",
                        100 * it.candidate(), 100 * it.base(), interval(it), 100 * it.margin());
            case FALSE_HELP, FAILURES, LANGUAGE, QUOTES, UNFINISHED, REPETITION ->
                said(
                        "%s in %.1f %% of turns instead of %.1f %% (difference %s; margin %.1f points)",
                        it.measure().title().toLowerCase(Locale.ROOT),
                        100 * it.candidate(),
                        100 * it.base(),
                        interval(it),
                        100 * it.margin());
        };
    }

    private static long count(Finding finding, double share) {
        return Math.round(share * finding.turns());
    }

    /** As a reader expects it: what the candidate has more, so harm of a wished-for measure is below 0. */
    private String interval(Finding finding) {
        var harm = finding.measure().harm(0, 1) < 0 ? finding.harm().negated() : finding.harm();
        var percent = Math.round((1 - Settings.ERROR) * 100);
        return switch (finding.measure().scale()) {
            case RATIO -> {
                var ratio = finding.measure() == Measure.LENGTH ? finding.harm().negated() : finding.harm();
                yield said("%d %% interval %.2f to %.2f times", percent, Math.exp(ratio.low()), Math.exp(ratio.high()));
            }
            case SHARE -> said("%d %% interval %+.1f to %+.1f points", percent, 100 * harm.low(), 100 * harm.high());
            case POINTS -> said("%d %% interval %+.2f to %+.2f", percent, harm.low(), harm.high());
        };
    }

    private String amount(Finding finding, double value) {
        return switch (finding.measure().scale()) {
            case RATIO -> said("%.2f times", Math.exp(finding.measure() == Measure.LENGTH ? 0 - value : value));
            case SHARE -> said("%.1f points", 100 * value);
            case POINTS -> said("%.1f", value);
        };
    }

    /** The verdict that findings come to: one that is worse outweighs all others, and nothing may be open. */
    static Verdict verdict(List<Finding> findings) {
        var states = findings.stream().map(Finding::state).toList();
        return states.contains(State.WORSE)
                ? Verdict.WORSE
                : states.contains(State.OPEN)
                        ? Verdict.NOT_ENOUGH_DATA
                        : states.contains(State.BETTER) ? Verdict.BETTER : Verdict.EQUAL;
    }
}
