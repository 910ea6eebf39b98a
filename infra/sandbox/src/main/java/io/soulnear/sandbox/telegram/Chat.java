package io.soulnear.sandbox.telegram;

import io.soulnear.sandbox.telegram.text.FormattedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The private chat of one person with the bot. Its own monitor guards it; no two chats wait for each other. */
final class Chat {
    private static final int MOST_CALLBACKS = 100;
    private static final int MOST_UNANSWERED = 1000;
    private static final int MOST_DRAFTS = 200;

    final Profile person;
    final Pace pace = new Pace();
    private final int history;
    private final Deque<Message> messages = new ArrayDeque<>();
    private final Deque<Draft> drafts = new ArrayDeque<>();
    private final Deque<Callback> callbacks = new ArrayDeque<>();
    private final Deque<Long> unanswered = new ArrayDeque<>();
    private long lastMessageId;
    private long lastCallback;
    private int lastSaid;
    private boolean started;
    private boolean blocked;
    private volatile long seen;

    private static final class Callback {
        final long number;
        final long expires;
        boolean answered;

        Callback(long number, long expires) {
            this.number = number;
            this.expires = expires;
        }
    }

    /** What became of an answer to a callback. */
    enum Answered {
        NOW,
        AGAIN,
        TOO_LATE
    }

    Chat(Profile person, int history) {
        this.person = person;
        this.history = history;
    }

    long id() {
        return person.id();
    }

    synchronized void start() {
        started = true;
    }

    synchronized boolean isBlocked() {
        return blocked;
    }

    synchronized boolean isStarted() {
        return started;
    }

    /** Returns false when it was so before. */
    synchronized boolean block(boolean now) {
        boolean changed = blocked != now;
        blocked = now;
        return changed;
    }

    /** Refuses a bot that may not write here. */
    synchronized void admitBot() throws Refusal {
        if (blocked) {
            throw Refusal.blocked();
        }
        if (!started) {
            throw Refusal.of(403, "Forbidden: bot can't initiate conversation with a user");
        }
    }

    synchronized Message append(
            Message.Author author,
            FormattedText content,
            List<List<Button>> keyboard,
            @Nullable Attachment attachment,
            long now) {
        var message =
                new Message(++lastMessageId, author, now, 0, content.text(), content.entities(), keyboard, attachment);
        if (history > 0) {
            if (messages.size() == history) {
                messages.removeFirst();
            }
            messages.addLast(message);
        }
        return message;
    }

    synchronized @Nullable Message find(long id) {
        for (var message : messages) {
            if (message.id() == id) {
                return message;
            }
        }
        return null;
    }

    /** Puts a changed message in the place of the one with its id. */
    synchronized void replace(Message changed) {
        var kept = messages.stream()
                .map(message -> message.id() == changed.id() ? changed : message)
                .toList();
        messages.clear();
        messages.addAll(kept);
    }

    synchronized boolean remove(long id) {
        return messages.removeIf(message -> message.id() == id);
    }

    synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** What was said last, or null. */
    synchronized @Nullable Message last() {
        return messages.peekLast();
    }

    synchronized void show(Draft draft) {
        if (drafts.size() == MOST_DRAFTS) {
            drafts.removeFirst();
        }
        drafts.addLast(draft);
    }

    synchronized List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    synchronized @Nullable Message lastWithButtons() {
        return last(message -> !message.keyboard().isEmpty());
    }

    synchronized @Nullable Message lastOfPerson() {
        return last(message -> !message.byBot());
    }

    private @Nullable Message last(Predicate<Message> wanted) {
        for (var all = messages.descendingIterator(); all.hasNext(); ) {
            var message = all.next();
            if (wanted.test(message)) {
                return message;
            }
        }
        return null;
    }

    /** Opens a callback that may be answered until then; its id holds the chat, so that no table of all is needed. */
    synchronized String openCallback(long expires) {
        if (callbacks.size() == MOST_CALLBACKS) {
            callbacks.removeFirst();
        }
        callbacks.addLast(new Callback(++lastCallback, expires));
        return "%d%010d".formatted(id(), lastCallback);
    }

    static @Nullable Long chatOfCallback(String id) {
        return id.matches("\\d{11,28}") ? Long.valueOf(id.substring(0, id.length() - 10)) : null;
    }

    synchronized Answered answerCallback(String id, long now) {
        long number = Long.parseLong(id.substring(id.length() - 10));
        for (var callback : callbacks) {
            if (callback.number == number && callback.expires > now) {
                boolean before = callback.answered;
                callback.answered = true;
                return before ? Answered.AGAIN : Answered.NOW;
            }
        }
        return Answered.TOO_LATE;
    }

    /** Notes that the person did something that wants an answer. */
    synchronized void asked(long nanos) {
        lastSaid = 0;
        if (unanswered.size() < MOST_UNANSWERED) {
            unanswered.addLast(nanos);
        }
    }

    /** Takes the moment that the oldest unanswered act happened, or null. */
    synchronized @Nullable Long answered() {
        return unanswered.pollFirst();
    }

    /** True when the bot says the same twice in a row. */
    synchronized boolean repeats(FormattedText content, List<List<Button>> keyboard) {
        int said = 31 * content.text().hashCode() + keyboard.hashCode();
        boolean same = said == lastSaid;
        lastSaid = said;
        return same;
    }

    /** The bot has seen everything up to this message. */
    void seen(long messageId) {
        seen = Math.max(seen, messageId);
    }

    long seen() {
        return seen;
    }
}
