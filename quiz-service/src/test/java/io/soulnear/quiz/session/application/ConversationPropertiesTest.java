package io.soulnear.quiz.session.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.messaging.Event;
import io.soulnear.runtime.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Updates come again, commits fail and are tried again: everybody is answered once, and every answer counts once. */
class ConversationPropertiesTest {
    private static final List<String> TEXTS = List.of("often", "часто", "4", "my own words", "/quiz", "hm", "2");

    /** @param action pressed, or null for the text */
    private record Sent(UUID update, @Nullable String action, String text) {}

    record Act(int kind, int number) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 200))
                .as(Act::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void everybodyIsAnsweredOnceAndEveryAnswerCountsOnce(
            @ForAll("acts") List<Act> acts,
            @ForAll boolean isAdaptive,
            @ForAll boolean isDynamic,
            @ForAll boolean byModel) {
        var chat = new AChat(Language.EN);
        if (isAdaptive) {
            chat.with("ENABLE_ADAPTIVE_QUIZ");
        }
        if (isDynamic) {
            chat.with("ENABLE_DYNAMIC_QUIZ");
        }
        chat.muse.isThere = byModel;
        chat.muse.pace.complete(null);
        var sent = new ArrayList<Sent>();
        sent.add(new Sent(chat.next(), "quiz:start:money", ""));
        deliver(chat, sent.getFirst());
        for (var act : acts) {
            var buttons = chat.buttons().stream()
                    .map(button -> button.get("action").asText())
                    .filter(action -> action.startsWith("quiz:"))
                    .toList();
            var old = sent.get(act.number() % sent.size());
            switch (act.kind()) {
                case 0 -> deliver(chat, old);
                case 1 -> deliver(chat, sent.getLast());
                case 2 -> send(chat, sent, new Sent(chat.next(), old.action(), old.text()));
                case 3 -> {
                    chat.sessions.failsNextCommit = false;
                    chat.leave();
                }
                case 4 -> chat.sessions.failsNextCommit = true;
                case 5 -> send(chat, sent, new Sent(chat.next(), null, TEXTS.get(act.number() % TEXTS.size())));
                default -> {
                    var action = buttons.isEmpty() ? null : buttons.get(act.number() % buttons.size());
                    send(chat, sent, new Sent(chat.next(), action, "words of my own"));
                }
            }
        }

        chat.settled();
        assertThat(chat.replies()).extracting(Event::id).doesNotHaveDuplicates().hasSameSizeAs(sent);
        var positions = new HashMap<String, Integer>();
        var closed = new HashSet<String>();
        for (var event : chat.sessions.published) {
            var data = AChat.data(event);
            var session = data.path("sessionId").asText();
            assertThat(closed).doesNotContain(session);
            switch (event.type()) {
                case "io.soulnear.quiz.answer-given.v1" ->
                    assertThat(data.get("position").asInt()).isEqualTo(positions.merge(session, 1, Integer::sum));
                case "io.soulnear.quiz.started.v1" ->
                    closed.add(data.path("replaces").asText("none"));
                case "io.soulnear.quiz.completed.v1" -> {
                    assertThat(positions.get(session))
                            .isBetween(8, 11)
                            .isEqualTo(data.get("total").asInt());
                    closed.add(session);
                }
                default -> {}
            }
        }
    }

    private static void send(AChat chat, List<Sent> sent, Sent one) {
        sent.add(one);
        deliver(chat, one);
    }

    /** As messaging does: what failed is tried again. */
    private static void deliver(AChat chat, Sent sent) {
        try {
            take(chat, sent);
        } catch (IllegalStateException _) {
            take(chat, sent);
        }
    }

    private static void take(AChat chat, Sent sent) {
        if (sent.action() == null) {
            chat.write(sent.update(), sent.text());
        } else {
            chat.press(sent.update(), sent.action());
        }
    }
}
