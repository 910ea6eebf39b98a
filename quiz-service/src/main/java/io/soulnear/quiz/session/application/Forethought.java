package io.soulnear.quiz.session.application;

import io.opentelemetry.context.Context;
import io.soulnear.messaging.EventIds;
import io.soulnear.quiz.session.domain.Bank;
import io.soulnear.quiz.session.domain.ChatId;
import io.soulnear.quiz.session.domain.Course;
import io.soulnear.quiz.session.domain.Input;
import io.soulnear.quiz.session.domain.Question;
import io.soulnear.quiz.session.domain.Quizmaster;
import io.soulnear.quiz.session.domain.Reading;
import io.soulnear.quiz.session.domain.Session;
import io.soulnear.quiz.session.domain.SessionId;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Lately;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thinks ahead while people answer: makes the questions from the fourth on during the second and third, and looks at the first
 * five answers during the last three. Nothing of it is needed: what comes too late, fails, or is lost with the process leaves the
 * quiz as it is.
 */
@Singleton
final class Forethought implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Forethought.class);
    private static final int REMEMBERED = 20_000;

    /** How long somebody who answers quicker than the model is kept waiting, at the one place where it would be too late. */
    static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Sessions sessions;
    private final Catalogue catalogue;
    private final Muse muse;
    private final Probes probes;
    private final Wording wording;
    private final Counts counts;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("forethought-", 0).factory());
    private final Map<ChatId, Work> underWay = new ConcurrentHashMap<>();
    private final Set<Task> begun = Collections.newSetFromMap(Lately.map(REMEMBERED));

    Forethought(Sessions sessions, Catalogue catalogue, Muse muse, Probes probes, Wording wording, Counts counts) {
        this.sessions = sessions;
        this.catalogue = catalogue;
        this.muse = muse;
        this.probes = probes;
        this.wording = wording;
        this.counts = counts;
    }

    private enum Kind {
        QUESTIONS(Course.KNOWN),
        INSIGHT(Course.BASE);

        /** The answer that would come too early. */
        private final int due;

        Kind(int due) {
            this.due = due;
        }
    }

    private record Task(SessionId session, Kind kind) {}

    /** @param answered how many answers there were when it began, or at the last look */
    private record Work(Task task, int answered, CompletableFuture<Void> done) {}

    /** Whether a model looks at the answers of this person, so that the rules need not. */
    boolean looksAt(ChatId chat) {
        return muse.isThere(chat);
    }

    /** Begins what is worth beginning for the session as it is now; returns at once. */
    void consider(Session.InProgress at, Language language) {
        underWay.computeIfPresent(
                at.chat(), (_, work) -> new Work(work.task, at.answers().size(), work.done));
        var answered = at.answers().size();
        // With the first answer there is something to build on, and still time.
        if (at.variant().isDynamic() && !at.course().isMade() && answered > 0 && answered < Course.KNOWN) {
            begin(new Task(at.id(), Kind.QUESTIONS), at, language);
        } else if (at.variant().isAdaptive()
                && !at.course().isBranched()
                && answered >= Course.FORK
                && answered < Course.BASE
                && muse.isThere(at.chat())) {
            begin(new Task(at.id(), Kind.INSIGHT), at, language);
        }
    }

    /** Waits a little for what would come too late otherwise; an answer of that chat is about to be taken. */
    void settle(ChatId chat) {
        var work = underWay.get(chat);
        if (work != null && work.answered == work.task.kind.due - 1) {
            var _ = work.done
                    .copy()
                    .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /** Whether anything is being thought about. */
    boolean isBusy() {
        return !underWay.isEmpty();
    }

    private void begin(Task task, Session.InProgress at, Language language) {
        if (!begun.add(task)) {
            return;
        }
        var work = new Work(task, at.answers().size(), new CompletableFuture<>());
        underWay.put(at.chat(), work);
        executor.execute(Context.current().wrap(() -> {
            try {
                think(task, at, language);
            } catch (Muse.Uninspired e) {
                counts.fellBack(task.kind.name(), e.reason());
            } catch (RuntimeException e) {
                LOG.warn("A thought was lost: {}", e.getClass().getName());
                counts.fellBack(task.kind.name(), "failed");
            } finally {
                underWay.computeIfPresent(at.chat(), (_, now) -> now.task.equals(task) ? null : now);
                work.done.complete(null);
            }
        }));
    }

    private void think(Task task, Session.InProgress at, Language language) throws Muse.Uninspired {
        var bank = catalogue.bank(at.category(), language);
        var thought =
                switch (task.kind) {
                    case QUESTIONS -> {
                        var known = probes.known(at, language);
                        yield new Input.Made(
                                at.id(),
                                muse.isThere(at.chat())
                                        ? muse.questions(at, bank, language, known)
                                        : probes.among(at, language, known));
                    }
                    case INSIGHT -> muse.insight(at, bank, language, named(at, bank, language));
                };
        if (thought instanceof Input.Made(var _, var questions) && questions.isEmpty()) {
            return;
        }
        var event = EventIds.derived("quiz", task.kind.name(), at.id().value().toString());
        var outcome = sessions.advance(
                event,
                at.chat(),
                found -> new Sessions.Outcome(
                        Quizmaster.think(found.latest(), thought).steps(), List.of()));
        if (outcome != null && outcome.steps().isEmpty()) {
            counts.fellBack(task.kind.name(), "late");
        } else if (outcome != null) {
            outcome.steps().forEach(counts::count);
        }
    }

    private @Nullable Question named(Session.InProgress at, Bank bank, Language language) {
        var reading = Reading.of(at.questions(), at.answers(), bank.themes());
        return reading.contradictions().isEmpty()
                ? null
                : wording.naming(reading.contradictions().getFirst(), at, language);
    }

    /** What is under way is not waited for. */
    @Override
    @PreDestroy
    public void close() {
        executor.shutdownNow();
    }
}
