package io.soulnear.replay.command;

import io.soulnear.replay.Preparation;
import io.soulnear.replay.Replay;
import io.soulnear.replay.ReplayOrder;
import io.soulnear.replay.play.Caps;
import io.soulnear.replay.recording.Selection;
import io.soulnear.replay.variant.Setup;
import io.soulnear.sandbox.launcher.Command;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.Sandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code ./soulnear replay}: the same conversations through two variants. */
@CommandLine.Command(
        name = "replay",
        description =
                "Plays recorded conversations through two variants of the system and compares what people would have read."
                        + " Nothing is sent to Telegram, nothing of an environment is changed.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A variant is [name:]KEY=value,… or [name:]FILE: flags (ENABLE_VOICE=true), variables (MODEL_PROVIDER=openai,"
                    + " OPENAI_MODEL=…), and code=FOLDER for another built checkout. What it does not say is as in the environment.",
            "The same command goes on with what was interrupted.",
            "",
            "Exit code 0: better or equal; 1: worse; 2: it cannot be played as asked; 3: not enough data."
        },
        subcommands = ResumeCommand.class)
public final class ReplayCommand implements Command {
    @CommandLine.Option(
            names = "--env",
            paramLabel = "NAME",
            defaultValue = Sandbox.DEFAULT,
            description = "whose conversations, variables and flags (${DEFAULT-VALUE})")
    private String environment = Sandbox.DEFAULT;

    @CommandLine.Option(
            names = "--base",
            defaultValue = "",
            description = "what is compared with: as it is, unless said otherwise")
    private String base = "";

    @CommandLine.Option(names = "--variant", defaultValue = "", description = "what is to be judged")
    private String variant = "";

    @CommandLine.Option(
            names = "--from",
            defaultValue = "",
            description = "date, time or offset; from the beginning otherwise")
    private String from = "";

    @CommandLine.Option(names = "--to", defaultValue = "", description = "date, time or offset; to the end otherwise")
    private String to = "";

    @CommandLine.Option(
            names = "--people",
            defaultValue = "0",
            description = "a sample of so many, the same every time")
    private int people;

    @CommandLine.Option(names = "--chat", description = "only this chat; several times for several")
    private List<Long> chats = new ArrayList<>();

    @CommandLine.Option(names = "--limit", defaultValue = "0", description = "at most so many updates")
    private int limit;

    @CommandLine.Option(
            names = "--lead-in",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "play what these people did before the range as well, without comparing it (${DEFAULT-VALUE})")
    private boolean leadIn = true;

    @CommandLine.Option(
            names = "--conversations",
            paramLabel = "FILE",
            defaultValue = "",
            description = "conversations that somebody wrote down, in place of recorded ones")
    private String file = "";

    @CommandLine.Option(names = "--name", defaultValue = "", description = "of the folder in .soulnear/replays")
    private String name = "";

    @CommandLine.Option(names = "--fresh", description = "forget what was played under that name")
    private boolean fresh;

    @CommandLine.Mixin
    private Limits limits = new Limits();

    @CommandLine.Mixin
    private Comparing comparing = new Comparing();

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** What playing may take. */
    static final class Limits {
        /** Longer than any model may take. */
        private static final Duration PATIENCE = Duration.ofSeconds(90);

        @CommandLine.Option(
                names = "--max-cost",
                paramLabel = "DOLLARS",
                defaultValue = "0",
                description = "for models in all; each run has an equal share of it. 0: any amount")
        private BigDecimal dollars = BigDecimal.ZERO;

        @CommandLine.Option(
                names = "--concurrency",
                paramLabel = "N",
                defaultValue = "96",
                description = "conversations at the same time (${DEFAULT-VALUE})")
        private int atOnce = 96;

        @CommandLine.Option(
                names = "--traces",
                paramLabel = "ADDRESS",
                defaultValue = "",
                description = "where spans go (OTLP), each linked to the recorded one; nowhere unless you say so")
        private String traces = "";

        Replay replay(Preparation prepared) {
            if (atOnce < 1 || dollars.signum() < 0) {
                throw Problem.usage("--concurrency is at least 1, --max-cost not negative");
            }
            var caps = new Caps(atOnce, dollars.movePointRight(6).longValue(), PATIENCE);
            return new Replay(prepared, caps, traces);
        }
    }

    @Override
    public Integer call() {
        var order = new ReplayOrder(
                environment,
                file,
                new Selection(from, to, people, chats, limit, leadIn),
                List.of(Setup.read("base", base), Setup.read("variant", variant)));
        var prepared = Preparation.of(Performance.home(), order, name, fresh);
        return new Performance(spec.commandLine().getOut(), comparing).of(prepared, limits.replay(prepared));
    }
}
