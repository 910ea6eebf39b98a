package io.soulnear.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.State;
import io.soulnear.sandbox.prompts.PromptsApi;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a model is told; without the person's texts unless they are asked for. */
@CommandLine.Command(
        name = "prompt",
        description = "Looks at what a model would be told.",
        mixinStandardHelpOptions = true,
        subcommands = PromptCommand.Show.class)
final class PromptCommand {
    private PromptCommand() {}

    @CommandLine.Command(
            name = "show",
            description = "The prompt that a message would be answered with now. Sends and stores nothing.",
            footer = "In place of a text of or about the person stands its length in characters, like [12].")
    static final class Show extends InSandbox {
        @CommandLine.Option(names = "--chat", paramLabel = "ID", required = true, description = "the person's chat")
        private long chat;

        @CommandLine.Option(
                names = "--text",
                paramLabel = "TEXT",
                description = "what the person would say (default: what they said last)")
        private @Nullable String text;

        @CommandLine.Option(
                names = "--mode",
                paramLabel = "MODE",
                defaultValue = "helper",
                description = "helper or soulsleep (default: ${DEFAULT-VALUE})")
        private String mode = "helper";

        @CommandLine.Option(names = "--reveal", description = "show the person's texts: only with their consent")
        private boolean reveal;

        @CommandLine.Option(names = "--json", description = "for programs")
        private boolean json;

        @Override
        public Integer call() {
            var addresses = new Addresses(sandbox());
            var api = new PromptsApi(addresses.management("dialogue"), addresses.internalToken());
            var prompt = api.show(chat, mode, text, reveal);
            if (json) {
                out().println(State.json(prompt));
                return ExitCodes.OK;
            }
            parts(prompt);
            for (var message : prompt.path("messages")) {
                out().println("\n--- " + message.path("role").asText());
                out().println(message.path("text").asText());
            }
            return ExitCodes.OK;
        }

        private void parts(JsonNode prompt) {
            var table = new Table("PART", "TOKENS", "KEPT");
            for (var part : prompt.path("parts")) {
                var things = part.path("things").asInt();
                var kept = part.path("kept").asInt();
                table.row(
                        part.path("name").asText(),
                        part.path("tokens").asText(),
                        things == 0 ? "–" : kept == things ? "all " + things : kept + " of " + things);
            }
            table.print(out());
            out().printf(
                            Locale.ROOT,
                            "%d of %d tokens (estimated), templates %s, temperature %.1f%n",
                            prompt.path("tokens").asInt(),
                            prompt.path("most").asInt(),
                            prompt.path("version").asText(),
                            prompt.path("temperature").asDouble());
        }
    }
}
