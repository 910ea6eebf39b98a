package io.soulnear.gateway.focus.jdbc;

import io.soulnear.gateway.focus.application.Decisions;
import io.soulnear.gateway.focus.domain.Chat;
import io.soulnear.gateway.focus.domain.Chat.Reach;
import io.soulnear.gateway.focus.domain.Focus;
import io.soulnear.gateway.focus.domain.Route;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@Singleton
final class JdbcDecisions implements Decisions {
    private static final String READ = """
            select chat_id, focus, unreachable_since is null as reachable, null::uuid as event_id, null as route
              from chat where chat_id = any (?)
            union all
            select null, null, null, event_id, route from update_seen where event_id = any (?)
            """;

    private static final String WRITE = """
            with seen as (
                insert into update_seen (event_id, route, seen_at)
                select event_id, route, now() from unnest(?, ?) as new (event_id, route)
                on conflict (event_id) do nothing
            )
            insert into chat (chat_id, focus, unreachable_since, changed_at)
            select chat_id, focus, case when reachable then null else now() end, now()
              from unnest(?, ?, ?) as new (chat_id, focus, reachable)
            on conflict (chat_id) do update
               set focus = excluded.focus,
                   unreachable_since = excluded.unreachable_since,
                   changed_at = excluded.changed_at
            """;

    private final Transactions transactions;

    JdbcDecisions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Known read(Set<Long> chats, Set<UUID> updates) {
        var foundChats = new HashMap<Long, Chat>();
        var foundRoutes = new HashMap<UUID, Route>();
        transactions.callSingle(tx -> tx.query(
                READ,
                row -> {
                    var event = row.getObject("event_id", UUID.class);
                    if (event == null) {
                        var reach = row.getBoolean("reachable") ? Reach.REACHABLE : Reach.UNREACHABLE;
                        foundChats.put(row.getLong("chat_id"), new Chat(Focus.of(row.getString("focus")), reach));
                    } else {
                        foundRoutes.put(event, Route.of(row.getString("route")));
                    }
                    return true;
                },
                chats.stream().mapToLong(Long::longValue).toArray(),
                updates.toArray(UUID[]::new)));
        return new Known(foundChats, foundRoutes);
    }

    @Override
    public void write(Known more) {
        // Sorted, so that two gateways that write the same chats never wait for each other in a circle.
        var chats = more.chats().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        var routes = more.routes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        transactions.callSingle(tx -> tx.update(
                WRITE,
                routes.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                routes.stream().map(it -> it.getValue().code()).toArray(String[]::new),
                chats.stream().mapToLong(Map.Entry::getKey).toArray(),
                chats.stream().map(it -> it.getValue().focus().code()).toArray(String[]::new),
                chats.stream()
                        .map(it -> it.getValue().reach() == Reach.REACHABLE)
                        .toArray(Boolean[]::new)));
    }
}
