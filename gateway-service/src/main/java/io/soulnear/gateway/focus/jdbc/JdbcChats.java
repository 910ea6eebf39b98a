package io.soulnear.gateway.focus.jdbc;

import io.soulnear.gateway.focus.application.Chats;
import io.soulnear.gateway.focus.domain.Focus;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;

@Singleton
final class JdbcChats implements Chats {
    @Override
    public void register(Transaction tx, long chatId, Focus focus) {
        tx.update("""
                insert into chat (chat_id, focus, changed_at) values (?, ?, now())
                on conflict (chat_id) do nothing
                """, chatId, focus.code());
    }

    @Override
    public boolean move(Transaction tx, long chatId, Focus from, Focus to) {
        return tx.update(
                        "update chat set focus = ?, changed_at = now() where chat_id = ? and focus = ?",
                        to.code(),
                        chatId,
                        from.code())
                > 0;
    }

    @Override
    public void forget(Transaction tx, long chatId) {
        tx.update("delete from chat where chat_id = ?", chatId);
    }
}
