package io.soulnear.sandbox.smoke;

import io.soulnear.sandbox.smoke.Check.Attempt;
import io.soulnear.sandbox.smoke.Check.Fault;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.Person;
import io.soulnear.sandbox.telegram.SimulatedTelegram;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A made-up person who goes through what matters most, and is forgotten in the end. */
final class Talk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** After that much silence the bot has said all it had to say. */
    private static final Duration SILENCE = Duration.ofMillis(400);

    private static final int QUIZZES = 4;
    private static final int MENU_BUTTONS = 6;
    private static final String FIRST_QUESTION = "1 / ";

    private final Person person;
    private @Nullable Message offered;

    Talk(SimulatedTelegram telegram) {
        this.person = telegram.person(5_000_000_000L + System.currentTimeMillis() % 1_000_000_000L, "Smoke", "en");
    }

    /** What is tried, in this order. */
    Map<String, Attempt> checks() {
        var checks = new LinkedHashMap<String, Attempt>();
        checks.put("/start receives a new person", () -> {
            withButtons(after(() -> person.says("/start")), 1);
            after(() -> person.presses(0));
            after(() -> person.says("Smoke"));
            withButtons(after(() -> person.says("34")), 1);
            after(() -> person.presses(0));
        });
        checks.put("/helper listens", () -> {
            after(() -> person.says("/helper"));
            after(() -> person.says("It was a long day and I am tired"));
        });
        checks.put("/soulsleep listens", () -> {
            after(() -> person.says("/soulsleep"));
            after(() -> person.says("I cannot fall asleep"));
        });
        checks.put("/quiz offers quizzes", () -> {
            offered = after(() -> person.says("/quiz"));
            withButtons(offered, QUIZZES);
        });
        for (int quiz = 0; quiz < QUIZZES; quiz++) {
            var number = quiz;
            checks.put("quiz " + (quiz + 1) + " of " + QUIZZES + " asks", () -> {
                if (!begins(number).text().contains(FIRST_QUESTION)) {
                    throw new Fault("no first question came");
                }
            });
        }
        checks.put("/menu shows the menu", () -> withButtons(after(() -> person.says("/menu")), MENU_BUTTONS));
        checks.put("/settings shows the style", () -> withButtons(after(() -> person.says("/settings")), 2));
        checks.put("/my_profile shows the profile", () -> after(() -> person.says("/my_profile")));
        checks.put("/premium shows plan and payment", () -> after(() -> person.says("/premium")));
        checks.put("/forget_me forgets", () -> {
            withButtons(after(() -> person.says("/forget_me")), 1);
            withButtons(after(() -> person.presses(0)), 1);
            after(() -> person.presses(0));
        });
        return checks;
    }

    /** The first question of the quiz of that number; one without an answer makes room for the next. */
    private Message begins(int quiz) throws Fault {
        var list = offered;
        if (list == null || list.buttons().size() <= quiz) {
            throw new Fault("it was not offered");
        }
        return after(() -> person.presses(list, list.buttons().get(quiz).text()));
    }

    private static void withButtons(Message answer, int atLeast) throws Fault {
        if (answer.buttons().size() < atLeast) {
            throw new Fault(answer.buttons().size() + " buttons came, not " + atLeast);
        }
    }

    /** Of the messages that come in answer the one with most buttons, and of several such the last. */
    private Message after(Runnable act) throws Fault {
        var before = person.replies().size();
        act.run();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var count = before;
        var since = System.nanoTime();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            var replies = person.replies();
            if (replies.size() != count) {
                count = replies.size();
                since = System.nanoTime();
            } else if (count > before && System.nanoTime() - since > SILENCE.toNanos()) {
                return replies.subList(before, count).stream()
                        .reduce((one, next) ->
                                next.buttons().size() >= one.buttons().size() ? next : one)
                        .orElseThrow();
            }
        }
        throw new Fault("no answer within " + PATIENCE.toSeconds() + " s");
    }
}
