package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.telegram.text.FormattedText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Does what a person does, and tells the bot by an update. */
final class Acting {
    private static final String NO_BUTTON = "There is no such button";
    private final Simulation simulation;

    Acting(Simulation simulation) {
        this.simulation = simulation;
    }

    /**
     * Acts in a chat.
     *
     * @return the id of the update, or 0 when the act makes none
     * @throws IllegalArgumentException when there is nothing to act on, such as a button that is not there
     * @throws IllegalStateException when the person has blocked the bot and so cannot write
     */
    long act(Chat chat, Act act) {
        synchronized (chat) { // messages and updates of one chat keep one order
            return switch (act) {
                case Act.Block _ -> membership(chat, true);
                case Act.Unblock _ -> membership(chat, false);
                case Act.Inject(var update) -> simulation.updates.inject(chat.id(), update);
                case Act.Repeat(var id) -> repeat(id);
                case Act.Press press -> press(chat, press);
                case Act.Edit(var id, var text) -> edit(chat, id, text);
                case Act.Say(var text) ->
                    send(chat, FormattedText.plain(text).cleaned().detected(), null);
                case Act.Photo photo ->
                    send(chat, FormattedText.plain(photo.caption()).cleaned(), photo(photo));
                case Act.Document document -> send(chat, FormattedText.plain(""), document(document));
                case Act.Sticker(var emoji) ->
                    send(chat, FormattedText.plain(""), new Attachment.Sticker("CAACAgIAAxkBSticker", emoji));
                case Act.Place(var latitude, var longitude) ->
                    send(chat, FormattedText.plain(""), new Attachment.Place(latitude, longitude));
                case Act.Voice voice -> send(chat, FormattedText.plain(""), voice(voice));
            };
        }
    }

    private long repeat(long id) {
        if (!simulation.updates.repeat(id)) {
            throw new IllegalArgumentException("This update is unknown or too old to repeat");
        }
        return id;
    }

    private long send(Chat chat, FormattedText content, @Nullable Attachment attachment) {
        if (attachment == null && content.text().isEmpty()) {
            throw new IllegalArgumentException("A message has text or an attachment");
        }
        if (content.text().length() > Content.LONGEST_TEXT) {
            throw new IllegalArgumentException("A message has at most " + Content.LONGEST_TEXT + " UTF-16 units");
        }
        meet(chat);
        var message = chat.append(Message.Author.PERSON, content, List.of(), attachment, simulation.clock.millis());
        simulation.feed.message("message", chat.id(), message);
        return tell(chat, "message", message.id(), simulation.json.message(chat.person, message));
    }

    private long edit(Chat chat, @Nullable Long id, String text) {
        meet(chat);
        var message = id == null ? chat.lastOfPerson() : chat.find(id);
        if (message == null || message.byBot()) {
            throw new IllegalArgumentException("There is no such message of this person");
        }
        var edited =
                message.edited(FormattedText.plain(text).cleaned().detected(), List.of(), simulation.clock.millis());
        chat.replace(edited);
        simulation.feed.message("edited", chat.id(), edited);
        return simulation.updates.add(
                "edited_message", chat.id(), edited.id(), simulation.json.message(chat.person, edited));
    }

    private long press(Chat chat, Act.Press press) {
        meet(chat);
        var message = press.messageId() == null ? chat.lastWithButtons() : chat.find(press.messageId());
        if (message == null) {
            throw new IllegalArgumentException(NO_BUTTON);
        }
        var data = press.data() == null ? chosen(message, press).data() : press.data();
        if (data == null) {
            return 0; // a link opens in the browser; the bot hears nothing
        }
        var id = chat.openCallback(
                simulation.clock.millis() + simulation.options.callbackLife().toMillis());
        return tell(chat, "callback_query", 0, simulation.json.callback(id, chat.person, message, data));
    }

    private static Button chosen(Message message, Act.Press press) {
        var buttons = message.buttons();
        var index = press.index();
        if (index != null && index >= 0 && index < buttons.size()) {
            return buttons.get(index);
        }
        return buttons.stream()
                .filter(button -> button.text().equals(press.text()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NO_BUTTON));
    }

    private long membership(Chat chat, boolean blocked) {
        if (!chat.block(blocked)) {
            return 0;
        }
        simulation.feed.number(blocked ? "blocked" : "unblocked", chat.id(), 0);
        return simulation.updates.add(
                "my_chat_member",
                chat.id(),
                0,
                simulation.json.membership(chat.person, blocked, simulation.clock.millis()));
    }

    private long tell(Chat chat, String type, long messageId, ObjectNode content) {
        chat.asked(System.nanoTime());
        return simulation.updates.add(type, chat.id(), messageId, content);
    }

    private static void meet(Chat chat) {
        if (chat.isBlocked()) {
            throw new IllegalStateException("This person has blocked the bot");
        }
        chat.start();
    }

    private Attachment photo(Act.Photo photo) {
        var bytes = photo.bytes();
        var size = Objects.requireNonNullElse(Files.sizeOf(bytes), new Files.Size(0, 0));
        var file = simulation.files.add("photos", "photo.jpg", "image/jpeg", bytes);
        var claimed = Objects.requireNonNullElse(photo.claimed(), (long) bytes.length);
        // a picture that cannot be read arrives all the same: bots must cope with those
        return new Attachment.Photo(file.id(), size.width(), size.height(), claimed);
    }

    private Attachment document(Act.Document document) {
        var file = simulation.files.add("documents", document.name(), document.mimeType(), document.bytes());
        return new Attachment.Document(file.id(), document.name(), document.mimeType(), document.bytes().length);
    }

    private Attachment voice(Act.Voice voice) {
        var bytes = voice.bytes() == null ? new byte[] {'O', 'g', 'g', 'S'} : voice.bytes();
        var file = simulation.files.add("voice", "voice.oga", "audio/ogg", bytes);
        return new Attachment.Voice(file.id(), voice.seconds(), bytes.length);
    }
}
