package io.soulnear.dialogue.media.application;

import io.soulnear.dialogue.media.application.Files.Fetched;
import io.soulnear.dialogue.media.application.Senses.Sensed;
import io.soulnear.dialogue.media.domain.Inspection;
import io.soulnear.dialogue.media.domain.Inspection.Finding;
import io.soulnear.dialogue.media.domain.Media;
import io.soulnear.dialogue.media.domain.Refusal;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Turns pictures and voice into words, for those whose flags are on. What is too large is refused before it is read. */
@Singleton
public final class Understanding {
    private static final String IMAGES = "ENABLE_IMAGES";
    private static final String VOICE = "ENABLE_VOICE";
    private static final String MODELS = "USE_CHAT_COMPLETION";

    private final Flags flags;
    private final Files files;
    private final Senses senses;
    private final AnsweredTurns answered;
    private final Texts texts;

    public Understanding(Flags flags, Files files, Senses senses, AnsweredTurns answered, Texts texts) {
        this.flags = flags;
        this.files = files;
        this.senses = senses;
        this.answered = answered;
        this.texts = texts;
    }

    /**
     * Understands it as far as possible.
     *
     * @param update that brought it
     * @param caption what the person wrote with it, perhaps nothing
     * @param language the person's
     */
    public Understood of(UUID update, long chat, Media media, String caption, Language language) {
        if (answered.has(update)) {
            return new Understood.Before();
        }
        return switch (media) {
            case Media.Picture picture -> seen(chat, picture, caption, language);
            case Media.Voice voice -> heard(chat, voice);
        };
    }

    private Understood seen(long chat, Media.Picture picture, String caption, Language language) {
        if (!isOn(IMAGES, chat)) {
            return new Understood.Not(Refusal.PICTURES_OFF);
        }
        if (!senses.canSee() || !isOn(MODELS, chat)) {
            return new Understood.Not(Refusal.NO_EYES);
        }
        var copy = picture.fitting();
        if (copy.isEmpty()) {
            return new Understood.Not(Refusal.TOO_LARGE);
        }
        return switch (files.fetch(copy.get().id(), Media.Picture.MOST_BYTES)) {
            case Fetched.Whole(var bytes) -> seen(chat, bytes, caption, language);
            case Fetched.TooLarge _ -> new Understood.Not(Refusal.TOO_LARGE);
            case Fetched.Away _ -> new Understood.Not(Refusal.NOT_FETCHED);
        };
    }

    private Understood seen(long chat, byte[] bytes, String caption, Language language) {
        return switch (Inspection.of(bytes)) {
            case Finding.NoPicture _ -> new Understood.Not(Refusal.NO_PICTURE);
            case Finding.Broken _ -> new Understood.Not(Refusal.BROKEN);
            case Finding.TooLarge _ -> new Understood.Not(Refusal.TOO_MANY_PIXELS);
            case Finding.Usable(var mimeType) ->
                switch (senses.see(chat, bytes, mimeType, caption, language)) {
                    case Sensed.Words(var seen) ->
                        new Understood.Words(
                                texts.get(language, "media.seen", seen) + (caption.isBlank() ? "" : "\n" + caption),
                                false);
                    case Sensed.Nothing _ -> new Understood.Not(Refusal.NOT_SEEN);
                    case Sensed.TooSlow _ -> new Understood.Not(Refusal.TIMED_OUT);
                };
        };
    }

    private Understood heard(long chat, Media.Voice voice) {
        if (!isOn(VOICE, chat)) {
            return new Understood.Not(Refusal.VOICE_OFF);
        }
        if (!senses.canHear()) {
            return new Understood.Not(Refusal.NO_EARS);
        }
        if (voice.seconds() > Media.Voice.MOST_SECONDS || voice.file().bytes() > Media.Voice.MOST_BYTES) {
            return new Understood.Not(Refusal.TOO_LONG);
        }
        return switch (files.fetch(voice.file().id(), Media.Voice.MOST_BYTES)) {
            case Fetched.Whole(var bytes) ->
                Inspection.isOgg(bytes) ? heard(bytes) : new Understood.Not(Refusal.BROKEN);
            case Fetched.TooLarge _ -> new Understood.Not(Refusal.TOO_LONG);
            case Fetched.Away _ -> new Understood.Not(Refusal.NOT_FETCHED);
        };
    }

    private Understood heard(byte[] bytes) {
        return switch (senses.hear(bytes)) {
            case Sensed.Words(var said) -> new Understood.Words(said, true);
            case Sensed.Nothing _ -> new Understood.Not(Refusal.NOT_HEARD);
            case Sensed.TooSlow _ -> new Understood.Not(Refusal.TIMED_OUT);
        };
    }

    private boolean isOn(String flag, long chat) {
        return flags.on(flag, Long.toString(chat));
    }
}
