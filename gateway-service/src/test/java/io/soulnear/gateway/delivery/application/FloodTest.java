package io.soulnear.gateway.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.soulnear.gateway.delivery.domain.Message;
import io.soulnear.gateway.delivery.domain.Verdict;
import io.soulnear.gateway.draft.application.Canvas;
import io.soulnear.gateway.draft.application.Drafting;
import io.soulnear.gateway.draft.application.Frame;
import io.soulnear.gateway.draft.application.HalfMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FloodTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Telegram telegram = new Telegram();
    private final Delivery delivery = new Delivery(
            telegram,
            new Drafting(new NoCanvas(), new NoHalves(), new SimpleMeterRegistry(), Clock.systemUTC()),
            Budget.UNLIMITED,
            _ -> {},
            new SimpleMeterRegistry(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        delivery.close();
    }

    @Test
    void whenThreeChatsWriteTooMuchAtOnceAllOthersWaitAsLongAsThey() {
        telegram.refuses(1, 2, 3);
        var refused = LongStream.of(1, 2, 3).mapToObj(this::deliver).toList();
        await().until(() -> refused.stream().allMatch(FloodTest::isPausing));

        var another = deliver(4);

        await().until(() -> isPausing(another));
        assertThat(telegram.asked).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void twoChatsThatWriteTooMuchHoldUpNobodyElse() {
        telegram.refuses(1, 2);
        var refused = Stream.of(deliver(1), deliver(2), deliver(1)).toList();
        await().until(() -> refused.stream().allMatch(FloodTest::isPausing));

        deliver(4);

        await().until(() -> telegram.asked.contains(4L));
    }

    private Thread deliver(long chat) {
        var message = new Message("hi", Message.Format.PLAIN, List.of());
        var reply = new Reply(UUID.randomUUID(), chat, null, Instant.now(), List.of(message));
        return Thread.ofVirtual().start(() -> {
            try {
                delivery.deliver(reply, new NothingOut());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the test is over
            }
        });
    }

    private static boolean isPausing(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Has enough of some chats, for long. */
    private static final class Telegram implements io.soulnear.gateway.delivery.application.Telegram {
        final Set<Long> asked = ConcurrentHashMap.newKeySet();
        private final Set<Long> refused = ConcurrentHashMap.newKeySet();

        void refuses(long... chats) {
            LongStream.of(chats).forEach(refused::add);
        }

        @Override
        public Verdict send(long chatId, Message piece) {
            asked.add(chatId);
            return refused.contains(chatId) ? new Verdict.Wait(LONG) : new Verdict.Delivered();
        }

        @Override
        public Verdict replace(long chatId, long messageId, Message piece) {
            throw new AssertionError("There is nothing to replace");
        }
    }

    private static final class NothingOut implements Deliveries {
        @Override
        public Standing standing(Reply reply) {
            return Standing.NEW;
        }

        @Override
        public void record(UUID reply, int pieces) {
            // Nobody asks for it.
        }
    }

    private static final class NoCanvas implements Canvas {
        @Override
        public Result draft(Frame frame) {
            return new Result.Failed();
        }

        @Override
        public Result begin(Frame frame) {
            return new Result.Failed();
        }

        @Override
        public Result go(Frame frame, long messageId) {
            return new Result.Failed();
        }
    }

    private static final class NoHalves implements HalfMessages {
        @Override
        public @Nullable Half hold(UUID cause, Duration atMost) {
            return null;
        }

        @Override
        public void release(UUID cause, long messageId) {
            // There is none.
        }

        @Override
        public void forgo(UUID cause) {
            // There is none.
        }

        @Override
        public @Nullable Half finish(UUID cause, UUID reply) {
            return null;
        }
    }
}
