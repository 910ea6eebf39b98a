package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.soulnear.sandbox.telegram.text.FormattedText;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The methods by which the bot speaks in a chat. */
final class Chatting {
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");
    private static final int LARGEST_PHOTO_BYTES = 10 * 1024 * 1024;
    private final Simulation simulation;
    private final Pace overall = new Pace();

    Chatting(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonNode sendMessage(Args args) throws Refusal {
        var text = Content.text(args);
        return send(args, text, null);
    }

    JsonNode sendPhoto(Args args) throws Refusal {
        var caption = Content.caption(args);
        var upload = args.upload("photo");
        if (upload == null) {
            return send(args, caption, photo(known(args.text("photo"))));
        }
        if (upload.bytes().length > LARGEST_PHOTO_BYTES) {
            throw Refusal.badRequest("file is too big");
        }
        if (Files.sizeOf(upload.bytes()) == null) {
            throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
        }
        var chat = admit(args);
        return sent(
                chat,
                args,
                caption,
                photo(simulation.files.add("photos", upload.name(), "image/jpeg", upload.bytes())));
    }

    JsonNode sendDocument(Args args) throws Refusal {
        var caption = Content.caption(args);
        var upload = args.upload("document");
        if (upload == null) {
            return send(args, caption, document(known(args.text("document"))));
        }
        if (upload.bytes().length == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        var chat = admit(args);
        return sent(
                chat,
                args,
                caption,
                document(simulation.files.add("documents", upload.name(), upload.mimeType(), upload.bytes())));
    }

    private Files.Stored known(String fileId) throws Refusal {
        if (fileId.isEmpty()) {
            throw Refusal.badRequest("there is no file in the request");
        }
        var stored = simulation.files.byId(fileId);
        if (stored == null) {
            throw Refusal.badRequest("wrong file identifier/HTTP URL specified");
        }
        return stored;
    }

    private static Attachment photo(Files.Stored file) throws Refusal {
        var size = Files.sizeOf(file.bytes());
        if (size == null) {
            throw Refusal.badRequest("can't use file of type Document as Photo");
        }
        return new Attachment.Photo(file.id(), size.width(), size.height(), file.bytes().length);
    }

    private static Attachment document(Files.Stored file) {
        return new Attachment.Document(file.id(), file.name(), file.mimeType(), file.bytes().length);
    }

    private JsonNode send(Args args, FormattedText text, @Nullable Attachment attachment) throws Refusal {
        return sent(admit(args), args, text, attachment);
    }

    private JsonNode sent(Chat chat, Args args, FormattedText text, @Nullable Attachment attachment) throws Refusal {
        var keyboard = Content.keyboard(args);
        keepPace(chat);
        Message message;
        synchronized (chat) {
            message = chat.append(Message.Author.BOT, text, keyboard, attachment, simulation.clock.millis());
            simulation.feed.message("message", chat.id(), message);
            if (chat.repeats(text, keyboard)) {
                simulation.tally.repeats.increment();
            }
        }
        simulation.tally.messages.increment();
        var asked = chat.answered();
        if (asked != null) {
            simulation.tally.latency.record(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - asked));
        }
        simulation.watcher.sent(chat.id(), message);
        return simulation.json.message(chat.person, message);
    }

    private void keepPace(Chat chat) throws Refusal {
        var limits = simulation.limits();
        long now = System.nanoTime();
        long wait = chat.pace.take(limits.chatPerSecond(), limits.chatBurst(), now);
        if (wait == 0) {
            wait = overall.take(limits.perSecond(), (int) Math.ceil(limits.perSecond()), now);
        }
        if (wait > 0) {
            throw Refusal.tooMany((int) Math.ceilDiv(wait, 1_000_000_000L));
        }
    }

    JsonNode sendMessageDraft(Args args) throws Refusal {
        var text = Content.draft(args);
        if (args.number("draft_id", 0) == 0) {
            throw Refusal.badRequest("draft_id must be non-zero");
        }
        var chat = admit(args);
        chat.show(new Draft(args.number("draft_id", 0), text.text(), simulation.clock.millis()));
        simulation.tally.drafts.increment();
        simulation.feed.text("draft", chat.id(), text.text());
        return BooleanNode.TRUE;
    }

    JsonNode sendChatAction(Args args) throws Refusal {
        var action = args.text("action");
        if (!ACTIONS.contains(action)) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        var chat = admit(args);
        simulation.feed.text("action", chat.id(), action);
        return BooleanNode.TRUE;
    }

    JsonNode editMessageText(Args args) throws Refusal {
        var text = Content.text(args);
        return edit(args, text);
    }

    JsonNode editMessageReplyMarkup(Args args) throws Refusal {
        return edit(args, null);
    }

    private JsonNode edit(Args args, @Nullable FormattedText text) throws Refusal {
        var keyboard = Content.keyboard(args);
        var chat = admit(args);
        synchronized (chat) {
            var message = chat.find(args.number("message_id", 0));
            if (message == null) {
                throw Refusal.badRequest("message to edit not found");
            }
            if (!message.byBot()) {
                throw Refusal.badRequest("message can't be edited");
            }
            if (text != null && message.attachment() != null) {
                throw Refusal.badRequest("there is no text in the message to edit");
            }
            var content =
                    Objects.requireNonNullElseGet(text, () -> new FormattedText(message.text(), message.entities()));
            if (message.saysTheSameAs(content, keyboard)) {
                throw Refusal.badRequest("message is not modified: specified new message content and reply markup "
                        + "are exactly the same as a current content and reply markup of the message");
            }
            var edited = message.edited(content, keyboard, simulation.clock.millis());
            chat.replace(edited);
            simulation.tally.edits.increment();
            simulation.feed.message("edited", chat.id(), edited);
            return simulation.json.message(chat.person, edited);
        }
    }

    JsonNode deleteMessage(Args args) throws Refusal {
        var chat = admit(args);
        long id = args.number("message_id", 0);
        if (!chat.remove(id)) {
            throw Refusal.badRequest("message to delete not found");
        }
        simulation.feed.number("deleted", chat.id(), id);
        return BooleanNode.TRUE;
    }

    JsonNode answerCallbackQuery(Args args) throws Refusal {
        var id = args.text("callback_query_id");
        var text = args.text("text");
        if (text.length() > 200) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        var chatId = Chat.chatOfCallback(id);
        var chat = chatId == null ? null : simulation.find(chatId);
        switch (chat == null ? Chat.Answered.TOO_LATE : chat.answerCallback(id, simulation.clock.millis())) {
            case NOW -> simulation.tally.callbacks.increment();
            case AGAIN -> simulation.tally.callbacksAgain.increment();
            case TOO_LATE ->
                throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        if (chatId != null) {
            simulation.feed.text(args.flag("show_alert") ? "alert" : "toast", chatId, text);
        }
        return BooleanNode.TRUE;
    }

    JsonNode getChat(Args args) throws Refusal {
        var person = chat(args).person;
        var chat = simulation.json.chat(person).put("accent_color_id", 0).put("max_reaction_count", 11);
        chat.putObject("accepted_gift_types");
        return chat;
    }

    private Chat admit(Args args) throws Refusal {
        var chat = chat(args);
        chat.admitBot();
        return chat;
    }

    private Chat chat(Args args) throws Refusal {
        if (args.text("chat_id").isBlank()) {
            throw Refusal.badRequest("chat_id is empty");
        }
        var chat = simulation.find(args.number("chat_id", 0));
        if (chat == null) {
            throw Refusal.badRequest("chat not found");
        }
        return chat;
    }

    JsonNode getFile(Args args) throws Refusal {
        var file = simulation.files.byId(args.text("file_id"));
        if (file == null) {
            throw Refusal.badRequest("invalid file_id");
        }
        if (file.bytes().length > 20 * 1024 * 1024) {
            throw Refusal.badRequest("file is too big");
        }
        return TelegramJson.file(file.id(), file.bytes().length).put("file_path", file.path());
    }
}
