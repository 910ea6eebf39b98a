package io.soulnear.dialogue.safety.application;

import io.micrometer.core.instrument.MeterRegistry;
import io.soulnear.dialogue.reply.Replies;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.Publisher;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import io.soulnear.safety.CrisisDetector;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Help in a crisis. It needs Kafka and nothing else: no model, no database, no cache; and nothing after it may change its words. */
@Singleton
public final class CrisisHelp {
    /** Telegram keeps an update for a day; an older one is a replay of the past, and its person is not written to again. */
    private static final Duration CURRENT = Duration.ofDays(1);

    private final CrisisDetector detector;
    private final Helplines helplines;
    private final Texts texts;
    private final Replies replies;
    private final Publisher publisher;
    private final MeterRegistry meters;
    private final Clock clock;
    /** Updates whose person has been helped, while their record is still to be stored. */
    private final Set<UUID> helped = ConcurrentHashMap.newKeySet();

    public CrisisHelp(
            CrisisDetector detector,
            Helplines helplines,
            Texts texts,
            Replies replies,
            Publisher publisher,
            MeterRegistry meters,
            Clock clock) {
        this.detector = detector;
        this.helplines = helplines;
        this.texts = texts;
        this.replies = replies;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    /** The language in which the text speaks of a crisis; empty when it does not. */
    public Optional<Locale> detect(String text) {
        return detector.detect(text);
    }

    /**
     * Sends the help at once, and returns when Kafka has it. Told again of the same update before {@link #stored}, it sends nothing.
     *
     * @param update the event of the update that speaks of a crisis
     * @param language the language of its wording
     * @param languageCode Telegram's language of the person, empty when unknown
     * @return what is said to the person
     */
    public String help(Event update, long chat, Locale language, String languageCode) {
        var text = words(language, languageCode);
        var current = update.time().isAfter(clock.instant().minus(CURRENT));
        if (current && !helped.contains(update.id())) {
            publisher.publish(replies.urgent("crisis", update.id(), chat, text));
            helped.add(update.id());
            meters.counter("soulnear.crisis.detected", "language", language.getLanguage())
                    .increment();
        }
        return text;
    }

    /** Says that nothing is left to be done for the update. */
    public void stored(UUID update) {
        helped.remove(update);
    }

    /** What is said to a person; the parameters are those of {@link #help}. */
    public String words(Locale wording, String languageCode) {
        var language = Language.of(wording.getLanguage());
        return texts.get(language, "crisis", helplines.lines(language, languageCode.isEmpty() ? null : languageCode));
    }
}
