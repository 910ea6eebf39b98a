package io.soulnear.profile.analysis.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands out about a person, and what helps them.
 *
 * @param insights most important first, at most three
 * @param works what helps, in the person's language, at most five
 * @param doesNotWork what does not help, at most five
 * @param professionalHelp whether to mention, gently, that a professional could help
 */
public record Advice(List<Insight> insights, List<String> works, List<String> doesNotWork, boolean professionalHelp) {
    private static final int INSIGHTS = 3;
    private static final int THINGS = 5;

    public Advice {
        insights = insights.stream().limit(INSIGHTS).toList();
        works = works.stream().distinct().limit(THINGS).toList();
        doesNotWork = doesNotWork.stream().distinct().limit(THINGS).toList();
    }

    /** Something that stands out, and one thing to try. */
    public record Insight(String text, String recommendation) {}

    /** These, and what was known to help before as far as there is room. */
    public Advice after(Advice earlier) {
        return new Advice(
                insights.isEmpty() ? earlier.insights : insights,
                Stream.concat(works.stream(), earlier.works.stream()).toList(),
                Stream.concat(doesNotWork.stream(), earlier.doesNotWork.stream())
                        .toList(),
                professionalHelp);
    }
}
