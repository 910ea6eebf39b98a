package io.soulnear.dialogue.cost.application;

import java.time.LocalDate;
import java.util.List;

/** What was spent on models. */
@FunctionalInterface
public interface Expenses {
    /** What calls are summed up by. */
    enum By {
        MODEL,
        PERSON,
        DAY,
        PURPOSE
    }

    /** Sums of the days from the first to the last, in UTC, both included; the dearest first, days in order. */
    List<Expense> between(LocalDate first, LocalDate last, By by);
}
