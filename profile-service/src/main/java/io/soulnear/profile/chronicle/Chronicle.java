package io.soulnear.profile.chronicle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.context.Context;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells facts to the other services and puts them into the rows of the read side: one act in one transaction, so that the
 * rows are always what a replay of the topic gives.
 */
@Singleton
public final class Chronicle {
    static final String TOPIC = "profile.person";

    private final Supplier<UUID> ids;
    private final Clock clock;
    private final ObjectMapper json;
    private final ReadSide readSide;

    Chronicle(Supplier<UUID> ids, Clock clock, ObjectMapper json, ReadSide readSide) {
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.readSide = readSide;
    }

    /**
     * A fact and whom it is about.
     *
     * @param occasion on which it was found; a batch may run on another person's
     */
    public record Entry(long chat, Fact fact, Context occasion) {}

    /** Takes effect when the transaction commits. The person must be registered. */
    public void append(Transaction tx, long chat, Fact fact) {
        append(tx, List.of(new Entry(chat, fact, Context.current())));
    }

    /** The same for many, in as few statements as possible. */
    public void append(Transaction tx, List<Entry> entries) {
        var told = entries.stream().map(this::told).toList();
        readSide.apply(tx, told);
        told.forEach(tx::publish);
    }

    private Event told(Entry entry) {
        var data = json.createObjectNode().put("chatId", entry.chat());
        data.setAll(json.<ObjectNode>valueToTree(entry.fact()));
        try (var _ = entry.occasion().makeCurrent()) {
            return Event.of(
                    ids.get(),
                    entry.fact().type(),
                    TOPIC,
                    Long.toString(entry.chat()),
                    clock.instant(),
                    json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A fact can't be written as JSON", e);
        }
    }
}
