package io.soulnear.profile.analysis.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DepthTest {
    @Test
    void aQuickLookIsDueEveryThreeMessagesAndADeepOneEveryTwenty() {
        assertThat(Depth.QUICK.due(2, 0)).isEmpty();
        assertThat(Depth.QUICK.due(3, 0)).hasValue(3);
        assertThat(Depth.QUICK.due(4, 3)).isEmpty();
        assertThat(Depth.QUICK.due(8, 3)).hasValue(6);
        assertThat(Depth.DEEP.due(19, 0)).isEmpty();
        assertThat(Depth.DEEP.due(41, 20)).hasValue(40);
    }
}
