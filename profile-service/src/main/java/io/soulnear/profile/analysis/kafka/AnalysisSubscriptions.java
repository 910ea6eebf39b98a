package io.soulnear.profile.analysis.kafka;

import io.micronaut.context.annotation.Factory;
import io.soulnear.messaging.Subscription;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

@Factory
final class AnalysisSubscriptions {
    /** Nobody waits for an analysis, and a few at once cost fewer wake-ups; more would hold up those who wait for their profile. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    @Singleton
    @Named("quiz-results")
    Subscription quizResults(QuizResults results) {
        return new Subscription("profile-quizzes", Set.of("quiz.session"), results, GATHERING);
    }

    @Singleton
    @Named("turns")
    Subscription turns(Turns turns) {
        return new Subscription("profile-analysis", Set.of("dialogue.turn"), turns, GATHERING);
    }
}
