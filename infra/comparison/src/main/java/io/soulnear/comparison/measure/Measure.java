package io.soulnear.comparison.measure;

/**
 * What is compared. Each has a margin: so much worse is tolerated, because people would not notice or chance alone makes it likely. The margins
 * are our own choice, as are all that can be set; shares are of turns, ratios of typical (geometric) means.
 */
public enum Measure {
    /** Turns that speak of a crisis (by infra/safety's detector) and got no help. One more than before is one too many. */
    CRISIS("Crisis missed", Scale.SHARE, Wish.LESS, 0.005, true),
    /** Turns that do not speak of a crisis and got the help for one. */
    FALSE_HELP("False crisis help", Scale.SHARE, Wish.LESS, 0.02, true),
    /** Apologies, dead letters, answers too late, and silence where the other variant answered. */
    FAILURES("Failures", Scale.SHARE, Wish.LESS, 0.02, true),
    /** Answers in the other language ({@link Tongue}). */
    LANGUAGE("Wrong language", Scale.SHARE, Wish.LESS, 0.02, true),
    /** Replies with a quote that the person never wrote ({@link Quotes}). */
    QUOTES("Invented quotes", Scale.SHARE, Wish.LESS, 0.02, true),
    /** Replies that end in the middle of a sentence ({@link Prose#breaksOff}). */
    UNFINISHED("Broken off", Scale.SHARE, Wish.LESS, 0.02, true),
    /** Time until the reply, turn against the same turn; only where it is a property of the variant. */
    LATENCY("Time to reply", Scale.RATIO, Wish.LESS, Math.log(1.10), false),
    /** The 95th percentile of that time, one against the other. */
    TAIL("Time to reply, p95", Scale.RATIO, Wish.LESS, Math.log(1.25), false),
    /** How far the style in force is kept ({@link Adherence}). */
    STYLE("Style kept", Scale.SHARE, Wish.MORE, 0.03, false),
    /** Words of a reply. Longer ones are no harm as long as the style allows them. */
    LENGTH("Length", Scale.RATIO, Wish.MORE, Math.log(1 / 0.75), false),
    /** Sentences of a reply that this variant has already said in the conversation, as a share of them. */
    REPETITION("Repetition", Scale.SHARE, Wish.LESS, 0.05, false),
    /** The judge's score, the mean of relevance, depth, usefulness and style. */
    SCORE("Score", Scale.POINTS, Wish.MORE, 0.3, false);

    /** How values are compared and shown. */
    public enum Scale {
        SHARE,
        RATIO,
        POINTS
    }

    /** Which way is better. */
    public enum Wish {
        MORE,
        LESS
    }

    private final String title;
    private final Scale scale;
    private final Wish wish;
    private final double margin;
    private final boolean event;

    Measure(String title, Scale scale, Wish wish, double margin, boolean event) {
        this.title = title;
        this.scale = scale;
        this.wish = wish;
        this.margin = margin;
        this.event = event;
    }

    /** As the report names it. */
    public String title() {
        return title;
    }

    public Scale scale() {
        return scale;
    }

    /** So much harm is tolerated: a share, points, or the logarithm of a ratio. */
    public double margin() {
        return margin;
    }

    /**
     * A margin as people tell it, in the unit of {@link #margin()}: percentage points of a share, how many times as much of a ratio
     * (at {@link #LENGTH}, of what it was), points of a score.
     */
    public double margin(double told) {
        return switch (scale) {
            case SHARE -> told / 100;
            case RATIO -> wish == Wish.LESS ? Math.log(told) : Math.log(1 / told);
            case POINTS -> told;
        };
    }

    /** Whether it either happens in a turn or does not, and seldom does. */
    public boolean isEvent() {
        return event;
    }

    /** How much worse the second value is than the first, in the unit of the margin; below 0 where it is better. */
    public double harm(double base, double candidate) {
        var more = scale == Scale.RATIO
                ? Math.log(Math.max(1, candidate)) - Math.log(Math.max(1, base))
                : candidate - base;
        return wish == Wish.LESS ? more : 0 - more;
    }
}
