package io.soulnear.dialogue.conversation.application;

import io.soulnear.dialogue.conversation.domain.Exchange;
import io.soulnear.dialogue.conversation.domain.Message;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Person;
import io.soulnear.dialogue.conversation.domain.Recorded;
import io.soulnear.dialogue.conversation.domain.Reply;
import io.soulnear.dialogue.conversation.domain.Rewording;
import io.soulnear.dialogue.conversation.domain.Rewording.Decision;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.dialogue.draft.application.Drafts;
import io.soulnear.dialogue.limits.application.Pace;
import io.soulnear.dialogue.wording.domain.Wording;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Lately;
import io.soulnear.runtime.Steps;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what people say. One message costs one call of the companion, whatever is repeated or restarted. */
@Singleton
public final class Conversing {
    /** Turns that are looked back at: as many as the premium are remembered with. */
    static final int MEMORY = Talk.PREMIUM_WINDOW;

    /** More than there can be under way at once. */
    private static final int UNSTORED = 4_096;

    private final Turns turns;
    private final Notices notices;
    private final Companion companion;
    private final Personalisation personalisation;
    private final Edits edits;
    private final Drafts drafts;
    private final Pace pace;
    private final Steps steps;
    /** What was said and could not be stored yet, by the turn: its event is tried again until it can. */
    private final Map<UUID, List<Replied>> unstored = Lately.map(UNSTORED);

    public Conversing(
            Turns turns,
            Notices notices,
            Companion companion,
            Personalisation personalisation,
            Edits edits,
            Drafts drafts,
            Pace pace,
            Steps steps) {
        this.turns = turns;
        this.notices = notices;
        this.companion = companion;
        this.personalisation = personalisation;
        this.edits = edits;
        this.drafts = drafts;
        this.pace = pace;
        this.steps = steps;
    }

    /**
     * Stores the message, has it answered, and stores the answer. A turn that was begun before is taken up where it was left, and costs
     * nothing again. What is too fast, or more than is free, is not stored; the person is told, in the first case once. A message that is
     * edited before its reply is stored is answered as it then reads, and so remembered. What got no answer gets none when it comes again.
     *
     * @param languageCode Telegram's language of the person, empty when unknown
     */
    public void said(Message message, String languageCode) {
        switch (pace.take(message.chat(), message.turn(), message.at())) {
            case Pace.Verdict.Admitted _ -> admitted(message, languageCode);
            case Pace.Verdict.Refused _
            when turns.isKnown(message.turn()) -> take(message, turns.record(message, MEMORY), languageCode);
            case Pace.Verdict.Refused refused -> refuse(message, refused, languageCode);
        }
    }

    /**
     * Whether a message may come now that costs something before it is said, such as a picture: nothing is counted yet, and who is too
     * fast is told, once.
     */
    public boolean admits(Message message, String languageCode) {
        return switch (pace.take(message.chat(), message.turn(), message.at())) {
            case Pace.Verdict.Admitted _ -> {
                pace.giveBack(message.chat(), message.at());
                yield true;
            }
            case Pace.Verdict.Refused _ when turns.isKnown(message.turn()) -> true;
            case Pace.Verdict.Refused refused -> {
                refuse(message, refused, languageCode);
                yield false;
            }
        };
    }

    private void refuse(Message message, Pace.Verdict.Refused refused, String languageCode) {
        if (refused.isFirst()) {
            tell(message, Refusals.tooFast(Duration.between(message.at(), refused.until())), languageCode);
        } else {
            turns.dismiss(message.turn());
        }
    }

    private void admitted(Message message, String languageCode) {
        var isCounted = false;
        try {
            var recorded = turns.record(message, MEMORY);
            isCounted = recorded instanceof Recorded.New || recorded instanceof Recorded.Refused;
            take(message, recorded, languageCode);
        } finally {
            if (!isCounted) {
                pace.giveBack(message.chat(), message.at());
            }
        }
    }

    private void take(Message message, Recorded recorded, String languageCode) {
        switch (recorded) {
            case Recorded.New(var context) -> answer(message, context, languageCode);
            case Recorded.Unanswered(var context) -> answer(message, context, languageCode);
            case Recorded.Refused(var perDay, var freeAgain) ->
                tell(
                        message,
                        Refusals.usedUp(message.mode(), perDay, Duration.between(message.at(), freeAgain)),
                        languageCode);
            case Recorded.Answered _, Recorded.Forgotten _ -> {}
        }
    }

    private void tell(Message message, Notices.Wording wording, String languageCode) {
        notices.say(message.turn(), message.update(), message.chat(), message.at(), languageCode, wording);
    }

    /** Welcomes a person to a mode. */
    public void entered(UUID cause, long number, long chat, Instant at, Mode mode, String languageCode) {
        notices.say(cause, number, chat, at, "mode." + mode.code(), languageCode);
    }

    /** Answers what is neither text nor a choice that is known here. */
    public void notUnderstood(UUID cause, long number, long chat, Instant at, String languageCode) {
        notices.say(cause, number, chat, at, "not-understood", languageCode);
    }

    /** Says why something is not answered; {@code key} is the text's in the messages. */
    public void refused(UUID cause, long number, long chat, Instant at, String key, String languageCode) {
        notices.say(cause, number, chat, at, key, languageCode);
    }

    /** A reply, and to what it was given. */
    private record Replied(Message message, Talk talk, Reply reply) {}

    private void answer(Message message, Recorded.Context context, String languageCode) {
        var before = unstored.getOrDefault(message.turn(), List.of());
        var worded = before.isEmpty() ? message : before.getLast().message;
        answer(worded, context, languageCode, before);
    }

    /** @param before what the companion has said already, the last time to the message in this wording */
    private void answer(Message message, Recorded.Context context, String languageCode, List<Replied> before) {
        switch (Rewording.decide(message, edits.of(message), before.size())) {
            case Decision.Ask(var worded) -> {
                var talk = talk(worded, context, languageCode, personalisation);
                var replied = new Replied(worded, talk, reply(worded, talk, before));
                answer(
                        worded,
                        context,
                        languageCode,
                        Stream.concat(before.stream(), Stream.of(replied)).toList());
            }
            case Decision.Say _ -> store(message, before);
            case Decision.Helped(var worded, var edit) -> {
                turns.crisis(worded, edit.update(), edit.help(), edit.language());
                unstored.remove(message.turn());
            }
        }
    }

    /** All that the companion said took time and money; only the last of it is said, and it is not asked again though this fails. */
    private void store(Message message, List<Replied> replied) {
        unstored.put(message.turn(), replied);
        try (var _ = steps.begin("compose")) {
            var talk = replied.getLast().talk;
            var reply = replied.stream().map(Replied::reply).reduce(Reply::then).orElseThrow();
            turns.answer(message, worded(reply, talk), talk.language());
        }
        unstored.remove(message.turn());
    }

    /** The talk that a message leads to. */
    static Talk talk(Message message, Recorded.Context context, String languageCode, Personalisation personalisation) {
        return new Talk(
                message.chat(),
                message.mode(),
                language(context.person(), languageCode),
                context.person(),
                personalisation.allowed(message.chat(), context.portrait()),
                context.summary(),
                context.history(),
                message.text(),
                message.at());
    }

    /** The draft is closed before the reply is stored, so that nothing is shown after it. */
    private Reply reply(Message message, Talk talk, List<Replied> before) {
        var spent =
                before.stream().mapToLong(each -> each.reply.latencyMillis()).sum();
        try (var _ = steps.begin("think");
                var draft = drafts.open(message.turn(), message.chat())) {
            return companion.reply(talk, Duration.ofMillis(spent), draft.isSeen() ? draft::show : Companion.UNHEARD);
        }
    }

    /** Within the length of the style, with the person's true words only, in Telegram's markup. */
    private static Reply worded(Reply reply, Talk talk) {
        var own = Stream.of(
                        Stream.of(talk.text()),
                        talk.history().stream().map(Exchange::person),
                        talk.portrait().patterns().stream().flatMap(pattern -> pattern.quotes().stream()))
                .flatMap(Function.identity())
                .toList();
        var worded = Wording.finish(reply.text(), talk.manner().style().length().words(), own);
        return reply.worded(worded.text(), worded.formatted() ? worded.html() : null);
    }

    private static Locale language(@Nullable Person person, String languageCode) {
        return person != null
                ? person.language()
                : Locale.of(Language.of(languageCode.isEmpty() ? null : languageCode)
                        .code());
    }
}
