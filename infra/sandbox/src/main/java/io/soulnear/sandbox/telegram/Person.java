package io.soulnear.sandbox.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person to act as in a test. Acts return the id of the update that the bot gets; see {@link SimulatedTelegram#act}. */
public final class Person {
    private final SimulatedTelegram telegram;
    private final Profile profile;

    Person(SimulatedTelegram telegram, Profile profile) {
        this.telegram = telegram;
        this.profile = profile;
    }

    /** Id of the person and of their chat with the bot. */
    public long id() {
        return profile.id();
    }

    /** Who they are. */
    public Profile profile() {
        return profile;
    }

    /** Sends a text or a command. */
    public long says(String text) {
        return does(new Act.Say(text));
    }

    /** Changes the text sent last. */
    public long corrects(String text) {
        return does(new Act.Edit(null, text));
    }

    /** Presses the button with this text under the last message that has buttons. */
    public long presses(String button) {
        return does(new Act.Press(null, button, null, null));
    }

    /** Presses a button of the last keyboard, counted from 0 row by row. */
    public long presses(int index) {
        return does(new Act.Press(null, null, index, null));
    }

    /** Presses the button with this text under an earlier message. */
    public long presses(Message message, String button) {
        return does(new Act.Press(message.id(), button, null, null));
    }

    /** Claims to have pressed a button with this data. */
    public long forges(String data) {
        return does(new Act.Press(null, null, null, data));
    }

    /** Does anything. */
    public long does(Act act) {
        return telegram.act(id(), act);
    }

    /** Blocks the bot. */
    public long blocks() {
        return does(new Act.Block());
    }

    /** Lets the bot write again. */
    public long unblocks() {
        return does(new Act.Unblock());
    }

    /** Has an earlier update delivered once more. */
    public long repeats(long updateId) {
        return does(new Act.Repeat(updateId));
    }

    /** The whole chat, oldest first. */
    public List<Message> messages() {
        return telegram.messages(id());
    }

    /** What the bot wrote, oldest first. */
    public List<Message> replies() {
        return messages().stream().filter(Message::byBot).toList();
    }

    /** What the bot showed while it was writing, oldest first. */
    public List<Draft> drafts() {
        return telegram.drafts(id());
    }

    /** What the bot wrote last, or null. */
    public @Nullable Message lastReply() {
        var replies = replies();
        return replies.isEmpty() ? null : replies.getLast();
    }

    /** The texts of the buttons under the last message that has any, row by row. */
    public List<String> lastKeyboard() {
        return messages().reversed().stream()
                .filter(message -> !message.keyboard().isEmpty())
                .findFirst()
                .map(message -> message.buttons().stream().map(Button::text).toList())
                .orElse(List.of());
    }
}
