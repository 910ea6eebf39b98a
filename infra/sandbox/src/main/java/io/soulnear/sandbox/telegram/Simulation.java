package io.soulnear.sandbox.telegram;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All that the simulator knows, shared by the Bot API and the people. */
final class Simulation {
    /** As large as the ids of people are at least. */
    private static final long FIRST_ID = 1_000;

    final SimulatorOptions options;
    final Clock clock;
    final TelegramJson json;
    final Feed feed = new Feed();
    final Files files = new Files();
    final Faults faults = new Faults();
    final Commands commands = new Commands();
    final Tally tally = new Tally();
    final Updates updates;
    final Watcher watcher;
    private final Map<Long, Chat> chats = new ConcurrentHashMap<>();
    private volatile Limits limits;

    Simulation(SimulatorOptions options, Clock clock, Watcher watcher) {
        this.watcher = watcher;
        this.options = options;
        this.clock = clock;
        this.limits = options.limits();
        this.json = new TelegramJson(options);
        this.updates = new Updates(clock, tally, this::confirmed);
    }

    private void confirmed(Update update) {
        var chat = chats.get(update.chatId);
        if (chat != null && update.messageId > 0) {
            chat.seen(update.messageId);
            feed.number("seen", update.chatId, update.messageId);
        }
    }

    Chat join(Profile person) {
        return chats.computeIfAbsent(person.id(), _ -> new Chat(person, options.history()));
    }

    /** The id of nobody who has joined. */
    long unusedId() {
        return chats.keySet().stream().mapToLong(Long::longValue).max().orElse(FIRST_ID) + 1;
    }

    @Nullable
    Chat find(long id) {
        return chats.get(id);
    }

    Chat chat(long id) {
        var chat = chats.get(id);
        if (chat == null) {
            throw new IllegalArgumentException("There is no person with this id");
        }
        return chat;
    }

    Collection<Chat> chats() {
        return chats.values();
    }

    Counters counters() {
        return tally.snapshot(updates.pending());
    }

    Limits limits() {
        return limits;
    }

    void limit(Limits changed) {
        limits = changed;
    }
}
