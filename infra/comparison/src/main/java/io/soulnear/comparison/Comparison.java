package io.soulnear.comparison;

import io.soulnear.comparison.Finding.State;
import io.soulnear.comparison.judge.Judging;
import io.soulnear.comparison.measure.Judged;
import io.soulnear.comparison.measure.Measure;
import io.soulnear.comparison.measure.Measured;
import io.soulnear.comparison.measure.Measuring;
import io.soulnear.comparison.measure.Pair;
import io.soulnear.comparison.measure.Pairing;
import io.soulnear.comparison.run.Run;
import io.soulnear.comparison.statistics.Agreement;
import io.soulnear.safety.Wordings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Compares two runs of one recording. The same runs and settings give the same report, byte for byte, with the embedded judge. For one thread. */
public final class Comparison {
    private final Settings settings;
    private final Measuring measuring;

    /** Comparisons with these settings; what one has looked up, the next need not. */
    public Comparison(Settings settings) {
        this.settings = settings;
        this.measuring = new Measuring(Wordings.crisisDetector(), settings.embedding());
    }

    /** One comparison: see {@link #compare}. */
    public static Report of(Run base, Run candidate, @Nullable Run baseAgain, Settings settings) {
        return new Comparison(settings).compare(base, candidate, baseAgain);
    }

    /**
     * Compares.
     *
     * @param base what people have now
     * @param candidate what they shall have
     * @param baseAgain the base played a second time, so that what it does to itself is not counted as a difference; null when it says the
     *     same every time
     */
    public Report compare(Run base, Run candidate, @Nullable Run baseAgain) {
        var pairing = Pairing.of(base, candidate);
        var measured = measuring.measure(pairing.pairs());
        var judging = judge(measured);
        var turns = scored(measured, judging);
        var again = baseAgain == null
                ? List.<Measured>of()
                : measuring.measure(Pairing.of(base, baseAgain).pairs());
        var findings = turns.isEmpty() ? List.<Finding>of() : new Deciding(settings).findings(turns, again);
        var conversations = (int) turns.stream()
                .map(turn -> turn.pair().conversation())
                .distinct()
                .count();
        var telling = new Telling(turns.size(), conversations);
        var verdict = verdict(turns, findings);
        return new Report(
                base.variant(),
                candidate.variant(),
                verdict,
                reason(telling, verdict, turns, findings),
                notes(base, candidate, pairing, findings, judging),
                findings,
                turns,
                again.stream()
                        .filter(turn -> turn.pair().isTalk())
                        .mapToDouble(Measured::likeness)
                        .average(),
                judged(turns, judging));
    }

    private static Verdict verdict(List<Measured> turns, List<Finding> findings) {
        if (turns.isEmpty()) {
            return Verdict.NOT_ENOUGH_DATA;
        }
        var verdict = Telling.verdict(findings);
        return verdict.passes() && !Deciding.isSame(turns) && !hasScore(findings) ? Verdict.NOT_ENOUGH_DATA : verdict;
    }

    private static boolean hasScore(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.measure() == Measure.SCORE);
    }

    private static String reason(Telling telling, Verdict verdict, List<Measured> turns, List<Finding> findings) {
        return switch (verdict) {
            case WORSE -> telling.worse(first(findings, State.WORSE), others(findings, State.WORSE));
            case BETTER -> telling.better(first(findings, State.BETTER), others(findings, State.BETTER));
            case EQUAL -> Deciding.isSame(turns) ? telling.same() : telling.equal(findings);
            case NOT_ENOUGH_DATA -> {
                var open = in(findings, State.OPEN);
                yield turns.isEmpty() ? telling.nothing() : open.isEmpty() ? telling.noTalk() : telling.open(open);
            }
        };
    }

    private static List<Finding> in(List<Finding> findings, State state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }

    private static Finding first(List<Finding> findings, State state) {
        return in(findings, state).getFirst();
    }

    private static List<Finding> others(List<Finding> findings, State state) {
        return in(findings, state).stream().skip(1).toList();
    }

    private Judging judge(List<Measured> measured) {
        return settings.judge()
                .judge(measured.stream()
                        .map(Measured::pair)
                        .filter(Pair::isTalk)
                        .filter(pair -> settings.person().of(pair).isEmpty())
                        .toList());
    }

    /** A person's scores come before a judge's. */
    private List<Measured> scored(List<Measured> measured, Judging judging) {
        return measured.stream()
                .map(turn -> settings.person()
                        .of(turn.pair())
                        .or(() -> Optional.ofNullable(judging.scores().get(turn.pair())))
                        .map(turn::with)
                        .orElse(turn))
                .toList();
    }

    private Report.Judgement judged(List<Measured> turns, Judging judging) {
        var pairs = turns.stream().map(Measured::pair).filter(Pair::isTalk).toList();
        var person = pairs.stream()
                .filter(pair -> settings.person().of(pair).isPresent())
                .toList();
        var beside = person.isEmpty()
                ? Map.<Pair, Judged>of()
                : settings.judge().judge(person).scores();
        var both = new ArrayList<Agreement.Scored>();
        for (var pair : person) {
            var own = settings.person().of(pair).orElseThrow();
            var judge = beside.get(pair);
            if (judge != null) {
                both.add(new Agreement.Scored(own.base().overall(), judge.base().overall()));
                both.add(new Agreement.Scored(
                        own.candidate().overall(), judge.candidate().overall()));
            }
        }
        var unjudged =
                judging.unjudged().values().stream().mapToInt(Integer::intValue).sum();
        return new Report.Judgement(
                settings.judge().name(),
                settings.judge().limits(),
                judging.scores().size(),
                unjudged,
                person.size(),
                judging.orders(),
                both.isEmpty() ? OptionalDouble.empty() : Agreement.alpha(both),
                judging.dollars());
    }

    private List<String> notes(Run base, Run candidate, Pairing pairing, List<Finding> findings, Judging judging) {
        var notes = new ArrayList<String>();
        if (base.unreadable() + candidate.unreadable() > 0) {
            notes.add(said(
                    "%,d lines of the runs were unreadable and do not count.",
                    base.unreadable() + candidate.unreadable()));
        }
        if (pairing.alone() > 0) {
            notes.add(said(
                    "%,d turns are in one run only and do not count: was the replay broken off?", pairing.alone()));
        }
        var crises = findings.stream()
                .filter(one -> one.measure() == Measure.CRISIS)
                .mapToInt(Finding::turns)
                .sum();
        notes.add(
                crises == 0
                        ? "No turn speaks of a crisis: nothing is known about the help."
                        : said(
                                "%,d turns speak of a crisis: with 95 %% certainty a variant that misses %.1f %% of them or more would have been seen.",
                                crises, Math.min(100, 100 * Deciding.RULE_OF_THREE / crises)));
        judging.unjudged().forEach((why, count) -> notes.add(said("%,d turns are unjudged: %s.", count, why)));
        findings.stream()
                .filter(one -> one.margin() != one.measure().margin())
                .forEach(one -> notes.add(said(
                        "The margin of %s is %.2f times the usual one.",
                        one.measure().title().toLowerCase(Locale.ROOT),
                        one.margin() / one.measure().margin())));
        if (settings.looks() > 1) {
            notes.add(said(
                    "Planned for %d looks: each spends 1/%d of the chance of error.",
                    settings.looks(), settings.looks()));
        }
        if (judging.dollars().compareTo(BigDecimal.ZERO) > 0) {
            notes.add(said("The judge cost $%s.", judging.dollars().toPlainString()));
        }
        return notes;
    }

    private static String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
