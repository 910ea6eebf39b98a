package io.soulnear.sandbox.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Telegram, in this process ({@link TelegramSimulator}) or in another one ({@link SimulatorClient}).
 * Safe for use by many threads.
 */
public interface SimulatedTelegram extends AutoCloseable {
    /** Where the Bot API and the chat page are, without a path. */
    URI url();

    /** Adds a person, or finds the one with this id. They have not written to the bot yet, so it may not write to them. */
    Person person(long id, String name, @Nullable String languageCode);

    /**
     * Acts as a person.
     *
     * @return the id of the update that tells the bot, or 0 when none does
     * @throws IllegalArgumentException when there is nothing to act on: no such person, button, message or update
     * @throws IllegalStateException when the person has blocked the bot and so cannot write
     */
    long act(long chatId, Act act);

    /**
     * Acts as many people, in the order given; for load.
     *
     * @return the ids of the updates, in that order
     * @throws IllegalArgumentException as {@link #act}; what came before has happened
     */
    List<Long> actAll(List<Step> steps);

    /** Delivers any JSON object as an update, with no chat of its own. */
    long inject(ObjectNode update);

    /** The messages of a chat, oldest first, as many as are kept; deleted ones are gone. */
    List<Message> messages(long chatId);

    /** What the bot showed in a chat while it was writing, oldest first, as far as it is kept. */
    List<Draft> drafts(long chatId);

    /** What has happened so far. */
    Counters counters();

    /** Counts from zero again. */
    void resetCounters();

    /** Switches a fault on, after those that are on already. */
    void fault(Fault fault);

    /** Switches all faults off; calls that hang go on hanging. */
    void clearFaults();

    /** Sets how fast the bot may send. */
    void limit(Limits limits);

    @Override
    void close();

    /** One act of one person. */
    record Step(long chatId, Act act) {}
}
