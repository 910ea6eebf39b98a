package io.soulnear.dialogue.cost.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.soulnear.dialogue.cost.application.Expense;
import io.soulnear.dialogue.cost.application.Expenses;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /costs} on the management port. */
@Controller("/costs")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CostController {
    private final Expenses expenses;
    private final Clock clock;

    CostController(Expenses expenses, Clock clock) {
        this.expenses = expenses;
        this.clock = clock;
    }

    private record Costs(String currency, LocalDate first, LocalDate last, List<Expense> expenses) {}

    /**
     * Sums in millionths of a US dollar.
     *
     * @param day the last one, today (UTC) when it is not given
     * @param days how many days, back from the last one
     */
    @Get
    Costs costs(
            @Nullable @QueryValue LocalDate day,
            @QueryValue(defaultValue = "1") int days,
            @QueryValue(defaultValue = "MODEL") Expenses.By by) {
        var last = day == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : day;
        var first = last.minusDays(Math.max(1, days) - 1L);
        return new Costs("USD", first, last, expenses.between(first, last, by));
    }
}
