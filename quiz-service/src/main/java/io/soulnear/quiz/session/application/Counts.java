package io.soulnear.quiz.session.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.Step;
import io.soulnear.quiz.session.domain.Variant;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What happens to quizzes, as figures per category and variant. */
@Singleton
final class Counts {
    private final MeterRegistry meters;

    Counts(MeterRegistry meters) {
        this.meters = meters;
        for (var category : Category.values()) {
            for (var variant : Variant.values()) {
                var tags = Tags.of("category", category.slug(), "variant", variant.slug());
                var started = meters.counter("quiz.started", tags);
                var completed = meters.counter("quiz.completed", tags);
                meters.gauge(
                        "quiz.completion",
                        tags,
                        started,
                        it -> it.count() == 0 ? Double.NaN : Math.min(1, completed.count() / it.count()));
            }
        }
    }

    /** Counts a step once it is stored. */
    void count(Step step) {
        var session = step.session();
        switch (step) {
            case Step.Started _ -> increment("started", session);
            case Step.Answered answered -> {
                increment("answered", session);
                meters.timer(
                                "quiz.question",
                                "category",
                                session.category().slug(),
                                "type",
                                type(answered.question()),
                                "origin",
                                Question.isMade(answered.question().id()) ? "made" : "bank")
                        .record(answered.took());
            }
            case Step.Paused _ -> increment("paused", session);
            case Step.Resumed _ -> increment("resumed", session);
            case Step.Completed _ -> increment("completed", session);
            case Step.Expired _ -> increment("cancelled", session);
            case Step.Made _ -> increment("made", session);
            case Step.Branched(var _, var added) ->
                meters.counter("quiz.branched", "category", session.category().slug(), "added", Integer.toString(added))
                        .increment();
        }
    }

    /**
     * Something was done without what would have made it better.
     *
     * @param what {@code questions}, {@code insight} or {@code chart}
     * @param why in a word
     */
    void fellBack(String what, String why) {
        meters.counter("quiz.fallback", "what", what.toLowerCase(Locale.ROOT), "why", why)
                .increment();
    }

    private void increment(String what, Session session) {
        meters.counter(
                        "quiz." + what,
                        "category",
                        session.category().slug(),
                        "variant",
                        session.variant().slug())
                .increment();
    }

    private static String type(Question question) {
        return switch (question) {
            case Question.Text _ -> "text";
            case Question.Scale _ -> "scale";
            case Question.Choice _ -> "choice";
        };
    }
}
