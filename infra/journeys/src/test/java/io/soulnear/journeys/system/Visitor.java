package io.soulnear.journeys.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.sandbox.telegram.Act;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.Person;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Someone who writes to the bot, and reads what it answers in order. Each has a word of their own that nobody else ever says. */
public final class Visitor {
    /** Stands in every name and every word of a visitor, so that it can be looked for where it must not be. */
    public static final String SECRET = "hush7319";

    /** Downwards, because the chat page gives out the next one above all. */
    private static final AtomicLong IDS = new AtomicLong(7_000_000);

    private final RunningSystem system;
    private final Tongue tongue;
    private final Person person;
    private int heard;

    private Visitor(RunningSystem system, Tongue tongue) {
        this(system, tongue, IDS.getAndDecrement());
    }

    private Visitor(RunningSystem system, Tongue tongue, long id) {
        this.system = system;
        this.tongue = tongue;
        this.person = system.telegram().person(id, "Mira " + SECRET, tongue.telegramCode());
    }

    /** Somebody whom the bot does not know yet. */
    public static Visitor stranger(RunningSystem system, Tongue tongue) {
        return new Visitor(system, tongue);
    }

    /** Somebody who has been through onboarding. */
    public static Visitor known(RunningSystem system, Tongue tongue) {
        var visitor = new Visitor(system, tongue);
        visitor.introducesThemself();
        return visitor;
    }

    /** The one who may administer; they need not have been through onboarding. */
    public static Visitor administrator(RunningSystem system, Tongue tongue) {
        return new Visitor(system, tongue, RunningSystem.FIRST_ADMIN + tongue.either(0, 1));
    }

    public long id() {
        return person.id();
    }

    public Tongue tongue() {
        return tongue;
    }

    /** What they tell the bot to call them. */
    public String name() {
        return tongue.either("Мира ", "Mira ") + word();
    }

    /** A word that only this visitor says. */
    public String word() {
        return SECRET + "w" + id() + "e";
    }

    /** Goes through onboarding, up to where the bot knows them. */
    public void introducesThemself() {
        says("/start");
        hears("profile", "consent");
        presses("profile", "consent.agree");
        hears("profile", "name.ask");
        says(name());
        hears("profile", "age.ask", name());
        says("34");
        hears("profile", "gender.ask");
        presses("profile", "gender.female");
        hears("profile", "welcome", name());
        isKnown();
    }

    /** Waits until the gateway has heard, too, that onboarding is over. */
    public void isKnown() {
        await().atMost(RunningSystem.PATIENCE).until(() -> system.database().hasFocus(id()));
    }

    public long says(String text) {
        return person.says(text);
    }

    public long does(Act act) {
        return person.does(act);
    }

    /** Has an earlier update delivered once more. */
    public void repeats(long update) {
        person.repeats(update);
    }

    /** Presses the button of a service that says this, below the last message with buttons. */
    public void presses(String service, String key, Object... values) {
        pressesText(tongue.text(service, key, values));
    }

    /** Presses the button with this text, below the last message with buttons. */
    public void pressesText(String text) {
        person.presses(text);
    }

    /** Presses a button below an earlier message. */
    public void presses(Message message, String text) {
        person.presses(message, text);
    }

    /** Claims to have pressed a button with this data. */
    public void forges(String data) {
        person.forges(data);
    }

    /** Waits for what a service says by this key, after all that was heard before; passes over what comes between. */
    public Message hears(String service, String key, Object... values) {
        return hearsWords(tongue.text(service, key, values));
    }

    /** Waits for a message with these words, after all that was heard before; passes over what comes between. */
    public Message hearsWords(String words) {
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() -> assertThat(unheard())
                        .extracting(Message::text)
                        .anySatisfy(text -> assertThat(text).contains(words)));
        var replies = person.replies();
        for (var i = heard; i < replies.size(); i++) {
            if (replies.get(i).text().contains(words)) {
                heard = i + 1;
                return replies.get(i);
            }
        }
        throw new AssertionError("A message was taken back");
    }

    /** Waits for a message with some of these words, after all that was heard before; passes over what comes between. */
    public Message hearsSomethingOf(String... words) {
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() -> assertThat(unheard()).anyMatch(message -> holdsOneOf(message, words)));
        var replies = person.replies();
        while (!holdsOneOf(replies.get(heard), words)) {
            heard++;
        }
        return replies.get(heard++);
    }

    private static boolean holdsOneOf(Message message, String... words) {
        return java.util.Arrays.stream(words).anyMatch(message.text()::contains);
    }

    /** Waits until what came after all that was heard before is this text and nothing else, in however many messages; gives these. */
    public List<Message> hearsWhole(String text) {
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() -> assertThat(
                                unspaced(unheard().stream().map(Message::text).collect(Collectors.joining())))
                        .isEqualTo(unspaced(text)));
        var pieces = unheard();
        heard += pieces.size();
        return pieces;
    }

    /** Where a text is split, the space in between goes. */
    private static String unspaced(String text) {
        return text.replaceAll("\\s", "");
    }

    /** Waits for the next message, whatever it says. */
    public Message hearsSomething() {
        await().atMost(RunningSystem.PATIENCE)
                .untilAsserted(() -> assertThat(unheard()).isNotEmpty());
        return person.replies().get(heard++);
    }

    /** What came after what was heard, so far. */
    public List<Message> unheard() {
        var replies = person.replies();
        return replies.subList(Math.min(heard, replies.size()), replies.size());
    }

    /** All that the bot ever wrote to them. */
    public List<String> replies() {
        return person.replies().stream().map(Message::text).toList();
    }

    /** The texts of the buttons under the last message that has any. */
    public List<String> keyboard() {
        return person.lastKeyboard();
    }
}
