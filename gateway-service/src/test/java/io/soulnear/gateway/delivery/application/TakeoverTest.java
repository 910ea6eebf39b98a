package io.soulnear.gateway.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.gateway.delivery.domain.Message;
import io.soulnear.gateway.delivery.domain.Verdict;
import io.soulnear.gateway.draft.application.Canvas;
import io.soulnear.gateway.draft.application.Drafting;
import io.soulnear.gateway.draft.application.HalfMessages;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A gateway that had to wait, while another one got its chats. */
class TakeoverTest {
    private static final int WHOLE = Integer.MAX_VALUE;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> sent = new ArrayList<>();
    private final Queue<Verdict> verdicts = new ArrayDeque<>();
    private final Out out = new Out();
    private Runnable meanwhile = () -> {};
    private final Budget budget = _ -> meanwhile.run();
    private final Delivery delivery = new Delivery(
            new Bot(),
            new Drafting(unused(Canvas.class), unused(HalfMessages.class), meters, Clock.systemUTC()),
            budget,
            unused(Reachability.class),
            meters,
            Clock.systemUTC());

    /** What is out, of the one reply there is. */
    private static final class Out implements Deliveries {
        private int pieces;

        @Override
        public Standing standing(Reply reply) {
            return new Standing(pieces, false);
        }

        @Override
        public void record(UUID reply, int more) {
            pieces = Math.max(pieces, more);
        }
    }

    private final class Bot implements Telegram {
        @Override
        public Verdict send(long chatId, Message piece) {
            sent.add(piece.text());
            return verdicts.isEmpty() ? new Verdict.Delivered() : verdicts.remove();
        }

        @Override
        public Verdict replace(long chatId, long messageId, Message piece) {
            throw new AssertionError("there is no half message");
        }
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new AssertionError(method.getName() + " is not to be called");
        }));
    }

    private static Reply reply(String... texts) {
        var messages = List.of(texts).stream()
                .map(text -> new Message(text, Message.Format.PLAIN, List.of()))
                .toList();
        return new Reply(UUID.randomUUID(), 1, null, Instant.now(), messages);
    }

    /** Another gateway gets so far while this one stands in the send budget. */
    private void anotherOneSends(int pieces) {
        meanwhile = () -> {
            out.record(UUID.randomUUID(), pieces);
            var since = System.nanoTime();
            while (System.nanoTime() - since <= Delivery.LONG_WAIT.toNanos()) {
                Thread.onSpinWait();
            }
            meanwhile = () -> {};
        };
    }

    @Test
    void whatAnotherGatewaySentWhileThisOneStoodInTheSendBudgetIsNotSentAgain() throws InterruptedException {
        anotherOneSends(WHOLE);

        delivery.deliver(reply("one", "two"), out);

        assertThat(sent).isEmpty();
    }

    @Test
    void whatAnotherGatewayBeganIsGoneOnWith() throws InterruptedException {
        anotherOneSends(2);

        delivery.deliver(reply("one", "two", "three"), out);

        assertThat(sent).containsExactly("three");
        assertThat(out.pieces).isEqualTo(WHOLE);
    }

    @Test
    void theRestOfAReplyIsNotSentByWhomTelegramLetWait() throws InterruptedException {
        verdicts.add(new Verdict.Wait(Duration.ofMillis(1)));
        var calls = new ArrayList<Integer>();
        meanwhile = () -> {
            calls.add(calls.size());
            if (calls.size() == 2) {
                out.record(UUID.randomUUID(), WHOLE);
            }
        };

        delivery.deliver(reply("one", "two", "three"), out);

        assertThat(sent).containsExactly("one");
    }

    @Test
    void aGatewayThatEndsSendsNothingMoreThatStoodInTheSendBudget() {
        meanwhile = delivery::close;

        assertThatThrownBy(() -> delivery.deliver(reply("one"), out)).isInstanceOf(InterruptedException.class);

        assertThat(sent).isEmpty();
        assertThat(out.pieces).isZero();
    }
}
