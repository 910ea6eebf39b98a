package io.soulnear.profile.entitlement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EntitlementTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aGrantBeginsNowForWhoIsFree() {
        assertThat(new Entitlement.Free().extended(WEEK, "grant", NOW))
                .isEqualTo(new Entitlement.Premium(NOW.plus(WEEK), "grant"));
    }

    @Test
    void aGrantIsAddedToWhatIsLeft() {
        var left = new Entitlement.Premium(NOW.plus(WEEK), "referral");

        assertThat(left.extended(WEEK, "grant", NOW).until())
                .isEqualTo(NOW.plus(WEEK).plus(WEEK));
    }

    @Test
    void whatHasExpiredDoesNotShortenAGrant() {
        var expired = new Entitlement.Premium(NOW.minus(WEEK), "referral");

        assertThat(expired.isPremium(NOW)).isFalse();
        assertThat(expired.extended(WEEK, "grant", NOW).until()).isEqualTo(NOW.plus(WEEK));
    }

    @Test
    void premiumEndsAtItsInstant() {
        var premium = new Entitlement.Premium(NOW, "grant");

        assertThat(premium.isPremium(NOW.minusNanos(1))).isTrue();
        assertThat(premium.isPremium(NOW)).isFalse();
        assertThat(new Entitlement.Free().isPremium(NOW)).isFalse();
    }

    @Test
    void nothingIsNotGranted() {
        var free = new Entitlement.Free();

        assertThatThrownBy(() -> free.extended(Duration.ZERO, "grant", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
