package io.soulnear.dialogue.prompt.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.soulnear.dialogue.conversation.application.Preview;
import io.soulnear.dialogue.conversation.application.Turns;
import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Person;
import io.soulnear.dialogue.conversation.domain.Portrait;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.prompt.application.Prompts;
import io.soulnear.dialogue.prompt.http.PromptController.Answer;
import io.soulnear.dialogue.prompt.http.PromptController.Question;
import io.soulnear.runtime.InternalAccess;
import io.soulnear.testing.HttpInterfaces;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptControllerTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final Question QUESTION = new Question(42, null, "мама опять обиделась на меня", false);

    private List<Exchange> history = List.of(new Exchange("привет, я тут", "Здравствуй", false));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer 0123456789abcdeg", "0123456789abcdef"})
    void nobodyLooksWithoutTheToken(@Nullable String shown) {
        assertThat(controller(TOKEN).show(request(shown), QUESTION).code()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer", "Bearer null"})
    void withoutATokenNobodyLooksAtAll(String shown) {
        assertThat(controller("").show(request(shown), QUESTION).code()).isEqualTo(401);
    }

    @Test
    void textsAreHiddenUnlessTheyAreAskedFor() throws Exception {
        var hidden = answer(QUESTION);
        var revealed = answer(new Question(42, "soulsleep", QUESTION.text(), true));

        assertThat(hidden.messages())
                .extracting(PromptController.Message::role)
                .containsExactly("system", "user", "assistant", "user");
        assertThat(hidden.messages().toString()).doesNotContain("мама", "привет", "Аня", "Здравствуй");
        assertThat(revealed.messages().toString()).contains("мама опять", "привет, я тут", "Аня", "вечерний");
        assertThat(hidden.tokens()).isBetween(1, hidden.most());
        HttpInterfaces.describe("post", "/prompt", 200, new ObjectMapper().writeValueAsString(hidden));
    }

    @Test
    void withoutATextItIsThePromptOfWhatWasSaidLast() {
        assertThat(answer(new Question(42, null, null, true)).messages())
                .hasSize(2)
                .last()
                .isEqualTo(new PromptController.Message("user", "привет, я тут"));

        history = List.of();
        assertThat(controller(TOKEN)
                        .show(request("Bearer " + TOKEN), new Question(42, null, null, true))
                        .code())
                .isEqualTo(404);
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThat(controller(TOKEN)
                        .show(request("Bearer " + TOKEN), new Question(42, "party", "x", true))
                        .code())
                .isEqualTo(400);
    }

    private static HttpRequest<?> request(@Nullable String shown) {
        var request = HttpRequest.POST("/prompt", "");
        return shown == null ? request : request.header("Authorization", shown);
    }

    private Answer answer(Question question) {
        return (Answer) Objects.requireNonNull(
                controller(TOKEN).show(request("Bearer " + TOKEN), question).body());
    }

    private PromptController controller(String token) {
        var person = new Person(Locale.of("ru"), "Аня", 25, "f");
        var context = new Recorded.Context(history, null, person, Portrait.BLANK);
        var turns = (Turns) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Turns.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("context");
                    assertThat(arguments[0]).isInstanceOf(Message.class);
                    return context;
                });
        var preview = new Preview(
                turns, (_, portrait) -> portrait, () -> new UUID(0, 1), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        return new PromptController(new InternalAccess(token), preview, new Prompts());
    }
}
