package io.soulnear.profile.export.application;

import io.soulnear.messaging.Transaction;
import io.soulnear.profile.person.application.Attendant;
import io.soulnear.profile.person.application.Guest;
import io.soulnear.profile.person.domain.Room;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;

/** Takes the wish for a copy of everything. */
@Singleton
final class ExportRoom implements Attendant {
    private final ExportRequests requests;
    private final Replies replies;
    private final Texts texts;

    ExportRoom(ExportRequests requests, Replies replies, Texts texts) {
        this.requests = requests;
        this.replies = replies;
        this.texts = texts;
    }

    @Override
    public Room room() {
        return Room.EXPORT;
    }

    @Override
    public void serve(Transaction tx, Guest guest, String request) {
        var wish = new ExportRequests.Wish(guest.chat(), guest.update(), guest.language(), guest.at());
        var key = requests.open(tx, wish) ? "export.begun" : "export.under-way";
        replies.append(tx, guest.chat(), guest.update(), Message.of(texts.get(guest.language(), key)));
    }
}
