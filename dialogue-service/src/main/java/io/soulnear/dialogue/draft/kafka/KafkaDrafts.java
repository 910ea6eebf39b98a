package io.soulnear.dialogue.draft.kafka;

import io.opentelemetry.context.Context;
import io.soulnear.dialogue.draft.application.Draft;
import io.soulnear.dialogue.draft.application.Drafts;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drafts for the gateway, for those whose flag is on. They need no outbox: the reply comes in any case. */
@Singleton
final class KafkaDrafts implements Drafts {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaDrafts.class);
    private static final String FLAG = "ENABLE_STREAMING";
    private static final long INTERVAL_NANOS = Duration.ofMillis(450).toNanos();

    private final Flags flags;
    private final Replies replies;
    private final Publisher publisher;
    private final Supplier<UUID> ids;
    private final LongSupplier nanos;

    private record DraftUpdated(long chatId, String causedBy, int draftId, String text) {}

    @Inject
    KafkaDrafts(Flags flags, Replies replies, Publisher publisher, Supplier<UUID> ids) {
        this(flags, replies, publisher, ids, System::nanoTime);
    }

    KafkaDrafts(Flags flags, Replies replies, Publisher publisher, Supplier<UUID> ids, LongSupplier nanos) {
        this.flags = flags;
        this.replies = replies;
        this.publisher = publisher;
        this.ids = ids;
        this.nanos = nanos;
    }

    @Override
    public Draft open(UUID cause, long chat) {
        return flags.on(FLAG, Long.toString(chat)) ? new Shown(cause, chat) : Draft.UNSEEN;
    }

    /** A draft whose frames leave one after another; what comes while one is on its way waits for the next. */
    private final class Shown implements Draft {
        private final UUID cause;
        private final long chat;
        private final Context trace = Context.current();
        private final AtomicBoolean leaving = new AtomicBoolean();
        private boolean begun;
        private long last;
        private volatile boolean closed;

        Shown(UUID cause, long chat) {
            this.cause = cause;
            this.chat = chat;
        }

        @Override
        public synchronized void show(String soFar) {
            var now = nanos.getAsLong();
            if (closed || soFar.isBlank() || (begun && now - last < INTERVAL_NANOS)) {
                return;
            }
            if (leaving.compareAndSet(false, true)) {
                begun = true;
                last = now;
                Thread.ofVirtual().name("draft").start(trace.wrap(() -> leave(frame(soFar))));
            }
        }

        private Event frame(String soFar) {
            return replies.event(
                    ids.get(),
                    "io.soulnear.telegram.draft-updated.v1",
                    "telegram.draft",
                    chat,
                    new DraftUpdated(chat, cause.toString(), telegramId(cause), soFar));
        }

        private void leave(Event frame) {
            try {
                if (!closed) {
                    publisher.send(frame).join();
                }
            } catch (CompletionException e) {
                LOG.debug("A draft is not shown", e.getCause());
            } finally {
                leaving.set(false);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Positive, as Telegram wants it, and the same for the same update. */
    private static int telegramId(UUID cause) {
        return cause.hashCode() & Integer.MAX_VALUE | 1;
    }
}
