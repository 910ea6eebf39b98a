package io.soulnear.sandbox.command;

import io.soulnear.sandbox.costs.CostsApi;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.State;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What models have cost. */
@CommandLine.Command(
        name = "costs",
        description = "Shows what calls of models have cost, in US dollars; people appear under their pseudonyms.")
final class Costs extends InSandbox {
    @CommandLine.Option(names = "--day", paramLabel = "DAY", description = "like 2026-01-31, in UTC (default: today)")
    private @Nullable LocalDate day;

    @CommandLine.Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            description = "so many days, back from that one (default: ${DEFAULT-VALUE})")
    private int days = 1;

    @CommandLine.Option(
            names = "--by",
            defaultValue = "MODEL",
            description = "model, person, day or purpose (default: ${DEFAULT-VALUE})")
    private By by = By.MODEL;

    @CommandLine.Option(names = "--json", description = "for programs")
    private boolean json;

    /** What is summed up by. */
    enum By {
        MODEL,
        PERSON,
        DAY,
        PURPOSE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        var port = new Addresses(sandbox()).services().get("dialogue");
        if (port == null) {
            throw Problem.failed("dialogue-service is not ready");
        }
        var costs = new CostsApi(URI.create("http://127.0.0.1:" + port))
                .costs(day == null ? "" : day.toString(), days, by.name());
        if (json) {
            out().println(State.json(costs));
            return ExitCodes.OK;
        }
        var table = new Table(by.name(), "CALLS", "FAILED", "UNPRICED", "TOKENS IN", "TOKENS OUT", "USD");
        for (var expense : costs.path("expenses")) {
            table.row(
                    expense.path("of").asText(),
                    expense.path("calls").asText(),
                    expense.path("failed").asText(),
                    expense.path("unpriced").asText(),
                    expense.path("tokensIn").asText(),
                    expense.path("tokensOut").asText(),
                    BigDecimal.valueOf(expense.path("costMicros").asLong(), 6).toPlainString());
        }
        table.print(out());
        return ExitCodes.OK;
    }
}
