package io.soulnear.flags.flag.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangingTest {
    private static final Change FIRST = new Change("ann", "", Instant.EPOCH);
    private static final Change SECOND = new Change("bob", "calmer", Instant.EPOCH.plusSeconds(60));
    private static final Flag CURRENT = new Flag("ENABLE_VOICE", 3, "{\"old\":1}", FIRST);

    @Test
    void aChangeToTheVersionSeenMakesTheNextOneAndKeepsBeforeAndAfter() {
        assertThat(Changing.redefine(CURRENT, "ENABLE_VOICE", 3, "{\"new\":1}", SECOND))
                .isEqualTo(new Decision.Changed(
                        new Flag("ENABLE_VOICE", 4, "{\"new\":1}", SECOND),
                        new Revision("ENABLE_VOICE", 4, "{\"old\":1}", "{\"new\":1}", SECOND)));
    }

    @Test
    void aChangeToAnOlderVersionIsRefused() {
        assertThat(Changing.redefine(CURRENT, "ENABLE_VOICE", 2, "{\"new\":1}", SECOND))
                .isInstanceOfSatisfying(
                        Decision.Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.STALE_VERSION));
    }

    @Test
    void theSameDefinitionAgainMakesNoNewVersion() {
        assertThat(Changing.redefine(CURRENT, "ENABLE_VOICE", 3, "{\"old\":1}", SECOND))
                .isEqualTo(new Decision.Unchanged(CURRENT));
    }

    @Test
    void aNewFlagIsMadeOnlyByWhoKnowsThatItIsNew() {
        assertThat(Changing.redefine(null, "ENABLE_VOICE", 0, "{}", FIRST))
                .isEqualTo(new Decision.Changed(
                        new Flag("ENABLE_VOICE", 1, "{}", FIRST), new Revision("ENABLE_VOICE", 1, null, "{}", FIRST)));
        assertThat(Changing.redefine(null, "ENABLE_VOICE", 1, "{}", FIRST))
                .isInstanceOfSatisfying(
                        Decision.Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.UNKNOWN_FLAG));
        assertThat(Changing.redefine(CURRENT, "ENABLE_VOICE", 0, "{}", SECOND))
                .isInstanceOfSatisfying(
                        Decision.Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.STALE_VERSION));
    }

    @Test
    void everyChangeHasAnAuthor() {
        assertThatThrownBy(() -> new Change(" ", "", Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change("ann", "x".repeat(501), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyIsAWordForCode() {
        assertThat(Flag.isKey("ENABLE_VOICE")).isTrue();
        assertThat(Flag.isKey("")).isFalse();
        assertThat(Flag.isKey("a b")).isFalse();
        assertThat(Flag.isKey("x".repeat(65))).isFalse();
        assertThatThrownBy(() -> new Flag("ENABLE_VOICE", 0, "{}", FIRST)).isInstanceOf(IllegalArgumentException.class);
    }
}
