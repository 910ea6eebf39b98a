package io.soulnear.sandbox.command;

import io.soulnear.sandbox.deadletters.DeadLetters;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import io.soulnear.sandbox.launcher.State;
import java.time.Clock;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;

/** Events that could not be handled; never what they say. */
@CommandLine.Command(
        name = "dead-letters",
        description = "Shows events that could not be handled, and sends them on their way again.",
        mixinStandardHelpOptions = true,
        subcommands = {DeadLettersCommand.ListLetters.class, DeadLettersCommand.Redrive.class})
final class DeadLettersCommand {
    /** What the commands about dead letters have in common. */
    abstract static class WithLetters extends InSandbox {
        @CommandLine.Option(
                names = "--topic",
                paramLabel = "TOPIC",
                defaultValue = "",
                description = "only events of this topic, like telegram.update")
        private String topic = "";

        final String topic() {
            return topic;
        }

        @Override
        public final Integer call() {
            var addresses = new Addresses(sandbox());
            try (var letters = new DeadLetters(addresses.kafka(), addresses.topicPrefix(), Clock.systemUTC())) {
                return call(letters);
            } catch (KafkaException e) {
                throw Problem.failed("Kafka does not answer: " + e.getMessage());
            }
        }

        abstract int call(DeadLetters letters);
    }

    @CommandLine.Command(name = "list", description = "Dead letters that were not redriven yet, oldest first.")
    static final class ListLetters extends WithLetters {
        @CommandLine.Option(names = "--all-history", description = "also those that were redriven")
        private boolean allHistory;

        @CommandLine.Option(names = "--json", description = "for programs")
        private boolean json;

        @Override
        int call(DeadLetters all) {
            var letters = all.list(topic()).stream()
                    .filter(letter -> allHistory || !letter.redriven())
                    .toList();
            if (json) {
                out().println(State.json(letters));
                return ExitCodes.OK;
            }
            if (letters.isEmpty()) {
                out().println("No dead letters");
            }
            for (var letter : letters) {
                out().printf(
                                "%s  %s  partition %d  offset %d%s%n  %s  %s  not handled by %s%n  %s%n",
                                letter.time(),
                                letter.topic(),
                                letter.partition(),
                                letter.offset(),
                                letter.redriven() ? "  redriven" : "",
                                letter.id(),
                                letter.type(),
                                letter.group(),
                                letter.cause());
            }
            return ExitCodes.OK;
        }
    }

    @CommandLine.Command(name = "redrive", description = "Sends dead letters back to their topics, each once.")
    static final class Redrive extends WithLetters {
        @CommandLine.ArgGroup(multiplicity = "1")
        private Choice choice = new Choice();

        /** One of the two. */
        static final class Choice {
            @CommandLine.Option(names = "--id", paramLabel = "ID", description = "the event with this id")
            private String id = "";

            @CommandLine.Option(names = "--all", description = "every one")
            private boolean all;
        }

        @Override
        int call(DeadLetters letters) {
            var sent =
                    letters.redrive(topic(), letter -> choice.all || letter.id().equals(choice.id));
            if (sent == 0 && !choice.all) {
                throw Problem.usage("There is no dead letter " + choice.id + " that is still to be redriven");
            }
            out().println(sent + " redriven");
            return ExitCodes.OK;
        }
    }
}
