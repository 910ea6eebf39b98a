package io.soulnear.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdminsTest {
    @Test
    void onlyThoseWhoAreNamedMayAdminister() {
        var admins = new Admins(" 7, 1234567 ");

        assertThat(admins.include(7)).isTrue();
        assertThat(admins.include(1_234_567)).isTrue();
        assertThat(admins.include(123)).isFalse();
        assertThat(new Admins("").include(0)).isFalse();
    }
}
