package io.soulnear.dialogue.memory.application;

import io.soulnear.dialogue.conversation.application.Aside;
import io.soulnear.dialogue.conversation.application.Notices;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.reply.Line;
import io.soulnear.dialogue.reply.Line.Button;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code /deletecontext}: the companion of one mode forgets the talk so far, once the person has said so twice. */
@Singleton
public final class Forgetting implements Aside {
    private static final String FORGET = "forget:";
    private static final String KEEP = "keep";

    private final Memories memories;
    private final Notices notices;

    public Forgetting(Memories memories, Notices notices) {
        this.memories = memories;
        this.notices = notices;
    }

    @Override
    public boolean answer(Wish wish) {
        if (wish.command().equals("deletecontext")) {
            ask(wish);
        } else if (wish.action().equals(KEEP)) {
            say(wish, "deletecontext.kept");
        } else if (wish.action().startsWith(FORGET)) {
            return Mode.of(wish.action().substring(FORGET.length()))
                    .map(mode -> forget(wish, mode))
                    .orElse(false);
        } else {
            return false;
        }
        return true;
    }

    private void ask(Wish wish) {
        var mode = wish.mode().code();
        notices.say(
                wish.cause(),
                wish.number(),
                wish.chat(),
                wish.at(),
                wish.languageCode(),
                (language, texts) -> List.of(Line.plain(texts.get(language, "deletecontext.ask." + mode))
                        .with(List.of(
                                new Button(texts.get(language, "deletecontext.yes"), "dialogue:" + FORGET + mode),
                                new Button(texts.get(language, "deletecontext.keep"), "dialogue:" + KEEP)))));
    }

    private boolean forget(Wish wish, Mode mode) {
        memories.forget(wish.cause(), wish.chat(), mode, wish.at());
        say(wish, "deletecontext.done." + mode.code());
        return true;
    }

    private void say(Wish wish, String key) {
        notices.say(wish.cause(), wish.number(), wish.chat(), wish.at(), key, wish.languageCode());
    }
}
