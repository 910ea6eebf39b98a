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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drafts for the gateway, for those whose flag is on. They need no outbox: the reply comes in any case. */
@Singleton
final class KafkaDrafts implements Drafts {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaDrafts.class);
    private static final String FLAG = "ENABLE_STREAMING";
    /** What is finished sooner than that is shown as what it is: a reply. */
    private static final Duration FIRST = Duration.ofMillis(100);

    private static final Duration INTERVAL = Duration.ofMillis(450);

    private final Flags flags;
    private final Replies replies;
    private final Publisher publisher;
    private final Supplier<UUID> ids;
    private final Pauses pauses;

    @FunctionalInterface
    interface Pauses {
        void sleep(Duration time) throws InterruptedException;
    }

    private record DraftUpdated(long chatId, String causedBy, int draftId, String text) {}

    @Inject
    KafkaDrafts(Flags flags, Replies replies, Publisher publisher, Supplier<UUID> ids) {
        this(flags, replies, publisher, ids, Thread::sleep);
    }

    KafkaDrafts(Flags flags, Replies replies, Publisher publisher, Supplier<UUID> ids, Pauses pauses) {
        this.flags = flags;
        this.replies = replies;
        this.publisher = publisher;
        this.ids = ids;
        this.pauses = pauses;
    }

    @Override
    public Draft open(UUID cause, long chat) {
        return flags.on(FLAG, Long.toString(chat)) ? new Shown(cause, chat) : Draft.UNSEEN;
    }

    /** A draft whose frames leave one after another, each with the newest text, by a thread of their own. */
    private final class Shown implements Draft {
        private final UUID cause;
        private final long chat;
        private final Context trace = Context.current();
        private String newest = "";
        private boolean leaving;
        private boolean closed;

        Shown(UUID cause, long chat) {
            this.cause = cause;
            this.chat = chat;
        }

        @Override
        public synchronized void show(String soFar) {
            if (!closed && !soFar.isBlank()) {
                newest = soFar;
                if (!leaving) {
                    leaving = true;
                    Thread.ofVirtual().name("draft").start(trace.wrap(this::leave));
                }
            }
        }

        private void leave() {
            try {
                pauses.sleep(FIRST);
                for (var text = next(""); !text.isEmpty(); text = next(text)) {
                    send(frame(text));
                    pauses.sleep(INTERVAL);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Empty when there is nothing new. */
        private synchronized String next(String shown) {
            leaving = !closed && !newest.equals(shown);
            return leaving ? newest : "";
        }

        private Event frame(String soFar) {
            return replies.event(
                    ids.get(),
                    "io.soulnear.telegram.draft-updated.v1",
                    "telegram.draft",
                    chat,
                    new DraftUpdated(chat, cause.toString(), telegramId(cause), soFar));
        }

        private void send(Event frame) {
            try {
                publisher.send(frame).join();
            } catch (CompletionException e) {
                LOG.debug("A draft is not shown", e.getCause());
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }

    /** Positive, as Telegram wants it, and the same for the same update. */
    private static int telegramId(UUID cause) {
        return cause.hashCode() & Integer.MAX_VALUE | 1;
    }
}
