package io.soulnear.profile.erasure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfirmationsTest {
    @Test
    void anErasureIsCompleteWhenAllHaveConfirmedInAnyOrderAndHoweverOften() {
        var two = new Confirmations(Set.of())
                .with(Service.QUIZ)
                .with(Service.GATEWAY)
                .with(Service.QUIZ);
        assertThat(two.complete()).isFalse();

        assertThat(two.with(Service.DIALOGUE).complete()).isTrue();
    }

    @Test
    void nobodyWaitsForAServiceThatIsNotKnown() {
        assertThat(Service.named("flags")).isEmpty();
        assertThat(Confirmations.of(List.of("quiz", "later"))).isEqualTo(new Confirmations(Set.of(Service.QUIZ)));
    }
}
