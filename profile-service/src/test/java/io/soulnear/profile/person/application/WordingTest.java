package io.soulnear.profile.person.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.profile.person.domain.Name;
import io.soulnear.profile.person.domain.Screen;
import io.soulnear.profile.person.domain.Screen.Note;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private final Wording wording = new Wording(new Texts());

    @Test
    void bothLanguagesSayTheSameThings() {
        var russian = ResourceBundle.getBundle("messages", Locale.of("ru"));
        var english = ResourceBundle.getBundle("messages", Locale.of("en"));

        assertThat(russian.keySet()).isEqualTo(english.keySet());
        for (var key : russian.keySet()) {
            assertThat(russian.getString(key)).as(key).isNotBlank();
            assertThat(english.getString(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theConsentScreenSaysWhatIsKeptForHowLongAndWhereHelpIs(Language language) {
        var text = wording.of(language, new Screen(Note.NONE, new Screen.AskConsent()))
                .html();

        switch (language) {
            case RU -> assertThat(text).contains("храню", "Зачем", "30 дней", "не психотерапевт", "112", "/forget_me");
            case EN -> assertThat(text).contains("keep", "Why", "30 days", "not a therapist", "112", "/forget_me");
        }
        assertThat(text.length()).isLessThan(4_096);
        assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("не хран", "not stored", "don’t store");
    }

    @Test
    void aNameIsTextAndNothingElse() {
        assertThat(welcome("<b>&lt;{0}' </i>")).contains("&lt;b&gt;&amp;lt;{0}' &lt;/i&gt;");
        assertThat(welcome("Аня")).contains("Рад знакомству, Аня!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202Eevil", "مريم", "\u2067\u202Ex", "a\u2069\u2069\u202Eb", "\u2066x\u2069\u2068\u202D"})
    void aNameMayTurnItselfAroundButNotTheSentence(String name) {
        var text = welcome(name);
        var at = text.indexOf(name);
        var depth = 0;
        for (var mark : text.chars().toArray()) {
            depth += mark >= 0x2066 && mark <= 0x2068 ? 1 : mark == 0x2069 ? -1 : 0;
            assertThat(depth).isNotNegative();
        }

        assertThat(at).isPositive();
        assertThat(depth).as("isolates that are left open").isZero();
        assertThat(text.charAt(at - 1)).isEqualTo('\u2068');
        assertThat(text.charAt(at + name.length())).isEqualTo('\u2069');
    }

    private String welcome(String name) {
        return wording.of(Language.RU, new Screen(Note.NONE, new Screen.Welcome(new Name(name), null)))
                .html();
    }
}
