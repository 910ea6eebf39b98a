package io.soulnear.quiz.session.application;

import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.Branching;
import io.soulnear.quiz.session.domain.Category;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Quizmaster;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.quiz.session.domain.Variant;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.flags.Flags;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a decision finds its questions: in the bank, by the flags in force. */
@Singleton
final class Drafting {
    private final Catalogue catalogue;
    private final Wording wording;
    private final Forethought forethought;
    private final Flags flags;
    private final Supplier<UUID> ids;

    Drafting(Catalogue catalogue, Wording wording, Forethought forethought, Flags flags, Supplier<UUID> ids) {
        this.catalogue = catalogue;
        this.wording = wording;
        this.forethought = forethought;
        this.flags = flags;
        this.ids = ids;
    }

    /** @param update by which the questions are drawn: the same update, seen again or played again, asks the same ones */
    Quizmaster.Source source(UUID update, ChatId chat, Language language) {
        return new Quizmaster.Source() {
            @Override
            public Quizmaster.Draft draft(Category category) {
                var questions = catalogue.draw(category, language, update.getLeastSignificantBits());
                return new Quizmaster.Draft(
                        new SessionId(ids.get()), chat, category, Course.of(variant(chat), questions));
            }

            @Override
            public Bank bank(Category category) {
                return catalogue.bank(category, language);
            }

            @Override
            public @Nullable List<Question> branch(Session.InProgress at) {
                return forethought.looksAt(chat)
                        ? null
                        : Branching.byRules(
                                at.questions().stream()
                                        .map(question -> catalogue.in(language, at.category(), question))
                                        .toList(),
                                at.answers(),
                                bank(at.category()),
                                contradiction -> wording.naming(contradiction, at, language));
            }
        };
    }

    private Variant variant(ChatId chat) {
        var key = Long.toString(chat.value());
        var on = new ArrayList<Variant.Flag>();
        if (flags.on("ENABLE_DYNAMIC_QUIZ", key)) {
            on.add(Variant.Flag.DYNAMIC);
        }
        if (flags.on("ENABLE_ADAPTIVE_QUIZ", key)) {
            on.add(Variant.Flag.ADAPTIVE);
        }
        return Variant.of(on.toArray(Variant.Flag[]::new));
    }
}
