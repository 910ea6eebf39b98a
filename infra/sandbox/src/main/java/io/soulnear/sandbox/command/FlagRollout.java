package io.soulnear.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Lets a flag out by steps. */
@CommandLine.Command(
        name = "rollout",
        description = "Lets a flag out to growing shares of people; what breaks a guard rail takes it back at once.")
final class FlagRollout extends WithFlags {
    @CommandLine.Parameters(index = "0", paramLabel = "KEY", description = "see list")
    private String key = "";

    @CommandLine.Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "start|show|stop",
            defaultValue = "START",
            description = "stop leaves the flag as it is (default: start)")
    private Act act = Act.START;

    @CommandLine.Option(
            names = "--steps",
            split = ",",
            paramLabel = "PERCENT",
            description = "growing shares (default: 1,5,25,50,100)")
    private List<Integer> steps = List.of();

    @CommandLine.Option(
            names = "--hold",
            converter = Span.class,
            description = "for each step, like 90s, 30m, 2h or 1d (default: 1d)")
    private @Nullable Duration hold;

    @CommandLine.Option(
            names = "--at-least",
            paramLabel = "N",
            description = "replies to people with the flag that a step needs (default: 20)")
    private @Nullable Integer atLeast;

    @CommandLine.Option(
            names = "--p95",
            converter = Span.class,
            description = "of the reply, for people with the flag (default: 8s)")
    private @Nullable Duration p95;

    @CommandLine.Option(names = "--apologies", paramLabel = "SHARE", description = "of their turns (default: 0.02)")
    private @Nullable Double apologies;

    @CommandLine.Option(
            names = "--failures",
            paramLabel = "SHARE",
            description = "of all events in all services (default: 0.02)")
    private @Nullable Double failures;

    @CommandLine.Option(
            names = "--crisis-recall",
            paramLabel = "SHARE",
            description = "of their crises that must be seen as such (default: 1)")
    private @Nullable Double crisisRecall;

    @CommandLine.Option(
            names = "--rejections",
            paramLabel = "SHARE",
            description = "patterns that they say are not theirs, for each reply (default: 0.05)")
    private @Nullable Double rejections;

    @CommandLine.Option(
            names = "--at",
            paramLabel = "TIME",
            description = "begin then, like 2026-01-31T09:00:00Z (default: now)")
    private @Nullable Instant start;

    @CommandLine.Mixin
    private final Why why = new Why();

    @CommandLine.Option(names = "--json", description = "for programs")
    private boolean json;

    /** What is done about a rollout. */
    enum Act {
        START,
        SHOW,
        STOP
    }

    /** A number with a unit. */
    static final class Span implements CommandLine.ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d+)(ms|s|m|h|d)");

        @Override
        public Duration convert(String value) {
            var match = FORM.matcher(value);
            if (!match.matches()) {
                throw new CommandLine.TypeConversionException("'" + value + "' is not like 90s, 30m, 2h or 1d");
            }
            var number = Long.parseLong(match.group(1));
            return switch (match.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }

    @Override
    public Integer call() {
        var rollout =
                switch (act) {
                    case START -> start();
                    case SHOW -> api().rollout(key);
                    case STOP -> api().stopRollout(key, why.because());
                };
        if (json) {
            out().println(State.json(rollout));
        } else {
            print(rollout);
        }
        return ExitCodes.OK;
    }

    private JsonNode start() {
        var plan = JsonNodeFactory.instance.objectNode();
        if (!steps.isEmpty()) {
            var shares = plan.putArray("steps");
            steps.forEach(shares::add);
        }
        put(plan, "hold", hold);
        put(plan, "p95", p95);
        put(plan, "start", start);
        if (atLeast != null) {
            plan.put("atLeast", atLeast);
        }
        if (apologies != null) {
            plan.put("apologies", apologies);
        }
        if (failures != null) {
            plan.put("failures", failures);
        }
        if (crisisRecall != null) {
            plan.put("crisisRecall", crisisRecall);
        }
        if (rejections != null) {
            plan.put("rejections", rejections);
        }
        return api().letOut(key, plan, why.because());
    }

    private static void put(ObjectNode plan, String name, @Nullable Object value) {
        if (value != null) {
            plan.put(name, value.toString());
        }
    }

    private void print(JsonNode rollout) {
        var seen = rollout.path("seen");
        out().printf(
                        Locale.ROOT,
                        "%s is %s at %d %% since %s; seen: %d replies, %d apologies, p95 %d ms, %d of %d events failed,"
                                + " %d of %d crises missed, %d patterns rejected%n",
                        key,
                        rollout.path("stage").asText(),
                        rollout.path("percent").asInt(),
                        rollout.path("since").asText(),
                        seen.path("replies").asLong(),
                        seen.path("apologies").asLong(),
                        seen.path("p95Millis").asLong(),
                        seen.path("failed").asLong(),
                        seen.path("handled").asLong(),
                        seen.path("missed").asLong(),
                        seen.path("crises").asLong(),
                        seen.path("rejected").asLong());
        var table = new Table("TIME", "PERCENT", "BY", "WHAT");
        for (var line : rollout.path("journal")) {
            table.row(
                    line.path("at").asText(),
                    line.path("percent").asText(),
                    line.path("actor").asText(),
                    line.path("what").asText());
        }
        table.print(out());
    }
}
