package io.soulnear.gateway.button;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ActionSealTest {
    private final ActionSeal seal = new ActionSeal("7:secret", 7);

    @Property
    void whatWasSealedForAChatIsOpenedInIt(
            @ForAll long chat,
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = '#', to = '[') String action) {
        var data = seal.seal(chat, action);

        assertThat(data.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
        assertThat(seal.open(chat, data)).contains(action);
    }

    @Property
    void noOtherChatOpensIt(@ForAll long chat, @ForAll long other) {
        assertThat(seal.open(other, seal.seal(chat, "quiz:start")).isPresent()).isEqualTo(chat == other);
    }

    @Property
    void whatWasNotSealedIsNotOpened(@ForAll String data) {
        assertThat(seal.open(42, data)).isEmpty();
    }

    @Test
    void oneChangedCharacterIsEnoughToBeRefused() {
        var data = seal.seal(42, "profile:age:30");

        for (var i = 0; i < data.length(); i++) {
            var forged = new StringBuilder(data);
            forged.setCharAt(i, data.charAt(i) == 'x' ? 'y' : 'x');
            assertThat(seal.open(42, forged.toString())).as(forged.toString()).isEmpty();
        }
    }

    @Test
    void anotherTokenOrAnotherBotRefuses() {
        var data = seal.seal(42, "quiz:start");

        assertThat(new ActionSeal("7:other", 7).open(42, data)).isEmpty();
        assertThat(new ActionSeal("7:secret", 8).open(42, data)).isEmpty();
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThat(seal.open(42, "2" + seal.seal(42, "quiz:start").substring(1)))
                .isEmpty();
    }

    @Test
    void whatTelegramOrJsonCannotCarryIsNotSealed() {
        assertThatThrownBy(() -> seal.seal(42, "x".repeat(50))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal.seal(42, "quiz:да")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal.seal(42, "quiz:\"")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal.seal(42, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
