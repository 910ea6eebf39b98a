package io.soulnear.profile.person.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a person found us. The first campaign and the first inviter count; of quizzes, the last one that was promised.
 *
 * @param quiz the category to be offered after onboarding
 */
public record Origin(
        @Nullable String quiz,
        @Nullable String campaign,
        @Nullable String referrer) {
    /** Nobody knows. */
    public static final Origin UNKNOWN = new Origin(null, null, null);

    Origin with(Invitation invitation) {
        return switch (invitation) {
            case Invitation.None _ -> this;
            case Invitation.Quiz(var category) -> new Origin(category, campaign, referrer);
            case Invitation.Referral(var code) ->
                new Origin(quiz, campaign, Objects.requireNonNullElse(referrer, code));
            case Invitation.Campaign(var name) ->
                new Origin(quiz, Objects.requireNonNullElse(campaign, name), referrer);
        };
    }

    Origin withoutQuiz() {
        return new Origin(null, campaign, referrer);
    }
}
