package io.soulnear.gateway.focus.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.gateway.focus.domain.Focus.Dialogue;
import io.soulnear.gateway.focus.domain.Focus.Onboarding;
import io.soulnear.gateway.focus.domain.Focus.Quiz;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingTest {
    /** Before onboarding is over, and in each focus after it: what came in, who answers, the focus afterwards. */
    @ParameterizedTest(name = "{0}: {1} goes to {2}, then {3}")
    @CsvSource(nullValues = "-", textBlock = """
            onboarding, text,                      profile|||,                              onboarding
            onboarding, /start,                    profile|||,                              onboarding
            onboarding, /helper,                   profile|||,                              onboarding
            onboarding, /quiz,                     profile|||,                              onboarding
            onboarding, /search,                   profile|||,                              onboarding
            onboarding, sticker,                   profile|||,                              onboarding
            onboarding, [profile:consent:yes],     profile|||consent:yes,                   onboarding
            onboarding, [dialogue:enter:helper],   profile|||stale,                         onboarding
            onboarding, [quiz:start],              profile|||stale,                         onboarding
            onboarding, [refused],                 profile|||stale,                         onboarding
            onboarding, silent,                    none|||,                                 onboarding
            helper,     text,                      dialogue|helper||,                       helper
            helper,     /start,                    profile|||,                              helper
            helper,     /menu,                     profile|||,                              helper
            helper,     /language,                 profile|||,                              helper
            helper,     /help,                     profile|||,                              helper
            helper,     /forget_me,                profile|||,                              helper
            helper,     /nonsense,                 profile|||,                              helper
            helper,     /helper,                   dialogue|helper||,                       helper
            helper,     /soulsleep,                dialogue|soulsleep||,                    soulsleep
            helper,     /quiz,                     quiz|||,                                 quiz
            helper,     /search,                   dialogue|helper||,                       helper
            helper,     /deletecontext,            dialogue|helper||,                       helper
            helper,     sticker,                   profile|||,                              helper
            helper,     [quiz:start:love],         quiz|||start:love,                       quiz
            helper,     [dialogue:again],          dialogue|helper||again,                  helper
            helper,     [dialogue:enter:soulsleep],dialogue|soulsleep||enter:soulsleep,     soulsleep
            helper,     [dialogue:enter:casino],   profile|||stale,                         helper
            helper,     [profile:language:en],     profile|||language:en,                   helper
            helper,     [nobody:knows],            profile|||stale,                         helper
            helper,     [refused],                 profile|||stale,                         helper
            helper,     silent,                    none|||,                                 helper
            soulsleep,  text,                      dialogue|soulsleep||,                    soulsleep
            soulsleep,  /search,                   dialogue|soulsleep||,                    soulsleep
            soulsleep,  /deletecontext,            dialogue|soulsleep||,                    soulsleep
            soulsleep,  /menu,                     profile|||,                              helper
            soulsleep,  [profile:menu],            profile|||menu,                          helper
            soulsleep,  [dialogue:again],          dialogue|soulsleep||again,               soulsleep
            quiz,       text,                      quiz|||,                                 quiz
            quiz,       /quiz,                     quiz|||,                                 quiz
            quiz,       /start,                    profile|||,                              quiz
            quiz,       sticker,                   profile|||,                              quiz
            quiz,       picture,                   profile|||,                              quiz
            quiz,       voice,                     quiz|||,                                 quiz
            soulsleep,  picture,                   dialogue|soulsleep||,                    soulsleep
            soulsleep,  voice,                     dialogue|soulsleep||,                    soulsleep
            onboarding, picture,                   profile|||,                              onboarding
            onboarding, voice,                     profile|||,                              onboarding
            quiz,       /menu,                     profile||left|,                          helper
            quiz,       /helper,                   dialogue|helper|left|,                   helper
            quiz,       /search,                   dialogue|helper||,                       quiz
            quiz,       /deletecontext,            dialogue|helper||,                       quiz
            quiz,       [profile:menu],            profile||left|menu,                      helper
            quiz,       [dialogue:enter:soulsleep],dialogue|soulsleep|left|enter:soulsleep, soulsleep
            quiz,       [dialogue:again],          dialogue|helper||again,                  quiz
            quiz,       [quiz:answer:3],           quiz|||answer:3,                         quiz
            quiz,       [refused],                 profile|||stale,                         quiz
            onboarding, administration,            flags|||,                                onboarding
            onboarding, [flags:list],              flags|||list,                            onboarding
            helper,     administration,            flags|||,                                helper
            quiz,       [flags:on:A_FLAG],         flags|||on:A_FLAG,                       quiz
            quiz,       silent,                    none|||,                                 quiz
            """)
    void everythingHasOneAnswerer(String focus, String incoming, String route, String next) {
        var decision = Routing.decide(Focus.of(focus), incoming(incoming));

        assertThat(decision.route().code()).isEqualTo(route);
        assertThat(decision.next()).isEqualTo(Focus.of(next));
    }

    private static Incoming incoming(String word) {
        return switch (word) {
            case "text" -> new Incoming.Text();
            case "sticker" -> new Incoming.Unsupported();
            case "picture" -> new Incoming.Picture();
            case "voice" -> new Incoming.Voice();
            case "silent" -> new Incoming.Silent();
            case "[refused]" -> new Incoming.RefusedButton();
            case "administration" -> new Incoming.Administration();
            default ->
                word.startsWith("/")
                        ? new Incoming.Command(word.substring(1))
                        : new Incoming.Button(word.substring(1, word.length() - 1));
        };
    }

    @ParameterizedTest
    @MethodSource
    void aFocusIsReadBackAsItWasStored(Focus focus) {
        assertThat(Focus.of(focus.code())).isEqualTo(focus);
    }

    static Stream<Focus> aFocusIsReadBackAsItWasStored() {
        return Stream.of(new Onboarding(), new Quiz(), new Dialogue(Mode.HELPER), new Dialogue(Mode.SOULSLEEP));
    }

    @ParameterizedTest
    @CsvSource({"none|||", "profile||left|menu", "dialogue|soulsleep|left|enter:soulsleep", "quiz|||answer:a|b"})
    void aRouteIsReadBackAsItWasStored(String code) {
        assertThat(Route.of(code).code()).isEqualTo(code);
    }

    @Test
    void aRouteToDialogueNeedsACompanion() {
        assertThatThrownBy(() -> new Route(Route.To.DIALOGUE, null, null, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Route.of("dialogue")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onboardingIsNotWorthKeeping() {
        assertThat(Chat.UNKNOWN.isWorthKeeping()).isFalse();
        assertThat(new Chat(Focus.home(), Chat.Reach.REACHABLE).isWorthKeeping())
                .isTrue();
    }
}
