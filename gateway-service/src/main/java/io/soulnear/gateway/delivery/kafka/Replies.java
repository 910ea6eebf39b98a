package io.soulnear.gateway.delivery.kafka;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.soulnear.gateway.delivery.application.Deliveries;
import io.soulnear.gateway.delivery.application.Delivery;
import io.soulnear.gateway.delivery.application.Reply;
import io.soulnear.gateway.delivery.application.UrgentDeliveries;
import io.soulnear.gateway.delivery.domain.Attachment;
import io.soulnear.gateway.delivery.domain.Message;
import io.soulnear.gateway.typing.Typing;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Handler;
import io.soulnear.messaging.Subscription;
import io.soulnear.messaging.Task;
import io.soulnear.messaging.UnreadableEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Listens to the replies that services ask for. */
@Factory
final class Replies {
    private static final String TYPE = "io.soulnear.telegram.reply-requested.v1";

    @Singleton
    @Named("replies")
    Subscription replies(
            Delivery delivery, Deliveries deliveries, UrgentDeliveries urgent, Typing typing, ObjectMapper json) {
        return new Subscription(
                "gateway-delivery", Set.of("telegram.reply"), new Replying(delivery, deliveries, urgent, typing, json));
    }

    private record Requested(
            @JsonProperty(required = true) long chatId,
            @Nullable UUID causedBy,
            @JsonProperty(required = true) List<Part> messages) {

        private record Part(
                @JsonProperty(required = true) String text,
                @Nullable String format,
                @Nullable List<List<Key>> buttons,
                @Nullable Picture photo,
                @Nullable File document) {
            Message toMessage() {
                var keys = buttons == null ? List.<List<Key>>of() : buttons;
                return new Message(
                        text,
                        "html".equals(format) ? Message.Format.HTML : Message.Format.PLAIN,
                        keys.stream()
                                .map(row -> row.stream()
                                        .map(key -> new Message.Button(key.text, key.action))
                                        .toList())
                                .toList(),
                        attachment());
            }

            private @Nullable Attachment attachment() {
                if (photo != null) {
                    return new Attachment.Photo(photo.data);
                }
                return document == null
                        ? null
                        : new Attachment.Document(document.name, document.mimeType, document.data);
            }
        }

        @SuppressWarnings("ArrayRecordComponent") // read, and passed on
        private record Picture(
                @JsonProperty(required = true) byte[] data) {}

        @SuppressWarnings("ArrayRecordComponent") // read, and passed on
        private record File(
                @JsonProperty(required = true) String name,
                @JsonProperty(required = true) String mimeType,
                @JsonProperty(required = true) byte[] data) {}

        private record Key(
                @JsonProperty(required = true) String text,
                @JsonProperty(required = true) String action) {}
    }

    private record Replying(
            Delivery delivery, Deliveries deliveries, UrgentDeliveries urgent, Typing typing, ObjectMapper json)
            implements Handler {

        @Override
        public boolean wants(Event event) {
            return event.type().equals(TYPE);
        }

        /** What is urgent has a lane of its own: it does not wait behind a chat's other replies. */
        @Override
        public Task task(Event event) {
            return new Task(isUrgent(event) ? "urgent-" + event.key() : event.key(), () -> handle(event));
        }

        @Override
        public void handle(Event event) throws InterruptedException {
            var reply = read(event);
            typing.stop(reply.chatId());
            if (isUrgent(event)) {
                delivery.deliverUrgently(reply, urgent);
            } else {
                delivery.deliver(reply, deliveries);
            }
        }

        private Reply read(Event event) {
            try {
                var requested = json.readValue(event.data(), Requested.class);
                var messages = requested.messages.stream()
                        .map(Requested.Part::toMessage)
                        .toList();
                return new Reply(event.id(), requested.chatId, requested.causedBy, event.time(), messages);
            } catch (JsonProcessingException | NullPointerException e) {
                throw new UnreadableEvent("Not a reply", e);
            }
        }

        private static boolean isUrgent(Event event) {
            return "true".equals(event.attributes().get("urgent"));
        }
    }
}
