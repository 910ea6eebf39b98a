package io.soulnear.bench.run;

import io.soulnear.bench.load.Latencies;
import io.soulnear.bench.stage.Stage;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.telegram.Button;
import io.soulnear.sandbox.telegram.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has people take quizzes, one after another, and sees that each question comes once and in its turn. Answers leave at a steady rate, as
 * long as there are questions to answer. People begin one by one, so that at any time some begin, some are on their way and some finish.
 */
public final class QuizRun {
    /** Of a quiz of the bank. */
    public static final int QUESTIONS = 8;

    private static final Pattern PROGRESS = Pattern.compile("(\\d+) / (\\d+)\\n");
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final String CATEGORY = "quiz:start:";
    private static final String CONTINUE = "quiz:continue:";
    private static final String ANSWER = "quiz:answer:";
    private static final String AFTER = "quiz:menu";

    private final Stage stage;
    private final double doubles;
    private final SplittableRandom random = new SplittableRandom(42);
    private final BlockingQueue<Due> questions = new LinkedBlockingQueue<>();
    private final Map<Integer, Sitting> sittings = new ConcurrentHashMap<>();
    private final Map<String, Integer> faults = new ConcurrentHashMap<>();
    private final Queue<Long> times = new ConcurrentLinkedQueue<>();
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong doubled = new AtomicLong();

    /**
     * @param stage with people registered
     * @param doubles the share of answers that is given twice, 0–1
     */
    public QuizRun(Stage stage, double doubles) {
        this.stage = stage;
        this.doubles = doubles;
    }

    /** A question that waits for its answer. */
    private record Due(int person, Message message) {}

    /** How far a person is. */
    private static final class Sitting {
        private int asked;
        private int total;
        private long answeredAt;
    }

    /**
     * Has everybody begin, at such distances that all have when the first finish. Returns at once.
     *
     * @param rate answers per second that are to come
     */
    public void begin(int rate) {
        stage.watch((person, message) -> seen((int) person, message));
        Thread.startVirtualThread(() -> {
            for (int person = 0; person < stage.people(); person++) {
                sittings.put(person, new Sitting());
                open(person);
                LockSupport.parkNanos(QUESTIONS * 1_000_000_000L / rate);
            }
        });
    }

    /**
     * Goes on until so many quizzes more are completed; whoever is in the middle of one then goes on with the next call.
     *
     * @param sessions how many quizzes
     * @param rate answers per second
     * @param kills how often quiz-service is killed meanwhile, at even distances
     * @throws Problem when quiz-service does not run when it is to be killed
     */
    public QuizResult run(int sessions, int rate, int kills) throws InterruptedException {
        completed.set(0);
        answers.set(0);
        doubled.set(0);
        faults.clear();
        times.clear();
        var killed = 0;
        var storedBefore = stored();
        var usedBefore = stage.usage();
        var begin = System.nanoTime();
        var due = begin;
        while (completed.get() < sessions) {
            if (killed < kills && completed.get() > sessions * (killed + 1L) / (kills + 1)) {
                killed++;
                kill();
            }
            var next = await(sessions);
            if (next == null) {
                break;
            }
            // Nobody makes up for a pause: where there was nothing to answer, the next answer is due now.
            due = Math.max(due + 1_000_000_000L / rate, System.nanoTime());
            LockSupport.parkNanos(due - System.nanoTime());
            answer(next);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var processors = stage.usage().since(usedBefore);
        Stage.await(Duration.ofSeconds(2), () -> false); // what comes twice comes a little later
        if (stored() - storedBefore != answers.get()) {
            fault("answers stored otherwise than given");
        }
        return new QuizResult(
                completed.get(),
                answers.get(),
                doubled.get(),
                answers.get() / seconds,
                Latencies.of(times.stream().mapToLong(Long::longValue).toArray()),
                processors,
                faults);
    }

    private void open(int person) {
        stage.write(person, "/quiz");
    }

    private void seen(int person, Message message) {
        var now = System.nanoTime();
        var sitting = sittings.get(person);
        if (sitting == null) {
            return;
        }
        synchronized (sitting) {
            var progress = PROGRESS.matcher(message.text());
            var category = button(message, CATEGORY);
            var unfinished = button(message, CONTINUE);
            if (progress.find()) {
                asked(person, sitting, message, Integer.parseInt(progress.group(1)), now);
                sitting.total = Integer.parseInt(progress.group(2));
            } else if (unfinished != null) {
                fault("left unfinished");
            } else if (category != null) {
                stage.press(person, message, category);
            } else if (button(message, AFTER) != null) {
                finished(person, sitting);
            }
        }
    }

    private void asked(int person, Sitting sitting, Message message, int position, long now) {
        if (position <= sitting.asked) {
            fault("asked twice");
        } else if (position > sitting.asked + 1) {
            fault("passed over");
        } else {
            if (sitting.answeredAt != 0) {
                times.add(now - sitting.answeredAt);
            }
            sitting.asked = position;
            questions.add(new Due(person, message));
        }
    }

    private void finished(int person, Sitting sitting) {
        if (sitting.asked == 0) {
            return; // a second tap found the quiz completed
        }
        if (sitting.asked != sitting.total) {
            fault("ended early");
        }
        sitting.asked = 0;
        sitting.answeredAt = 0;
        completed.incrementAndGet();
        open(person);
    }

    private void answer(Due next) {
        var sitting = sittings.get(next.person);
        if (sitting == null) {
            return;
        }
        var isDouble = random.nextDouble() < doubles;
        var button = button(next.message, ANSWER);
        answers.incrementAndGet();
        synchronized (sitting) {
            sitting.answeredAt = System.nanoTime();
        }
        var update = button == null
                ? stage.write(next.person, "Чаще всего я об этом молчу")
                : stage.press(next.person, next.message, button);
        if (isDouble) {
            doubled.incrementAndGet();
            // A tap comes twice from the person or from Telegram, a text only from Telegram.
            if (button != null && random.nextBoolean()) {
                stage.press(next.person, next.message, button);
            } else {
                stage.repeat(next.person, update);
            }
        }
    }

    /** The supervisor starts it again; until then people answer what they have been asked. */
    private void kill() {
        var running = stage.state().process("quiz").orElseThrow();
        Fault.kill("quiz").signal().send(running.process().orElseThrow(() -> Problem.failed("quiz does not run")));
    }

    /** The next question to be answered; null when there is none any more. */
    private @Nullable Due await(int sessions) throws InterruptedException {
        var latest = System.nanoTime() + QUIET.toNanos();
        while (completed.get() < sessions) {
            var next = questions.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            if (System.nanoTime() > latest) {
                fault("silence");
                return null;
            }
        }
        return null;
    }

    private long stored() {
        try (var connection = stage.database();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from quiz.answer")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw Problem.failed("The answers can't be counted: " + e.getMessage());
        }
    }

    private void fault(String what) {
        faults.merge(what, 1, Integer::sum);
    }

    private static @Nullable Button button(Message message, String action) {
        for (var button : message.buttons()) {
            if (button.data() != null && button.data().contains(action)) {
                return button;
            }
        }
        return null;
    }
}
