package io.soulnear.sandbox.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.sandbox.launcher.ExitCodes;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine;

/** What an operator does to profiles. */
@CommandLine.Command(
        name = "profile",
        description = "Rebuilds what people see of their profile, and grants premium.",
        mixinStandardHelpOptions = true,
        subcommands = {ProfileCommand.Rebuild.class, ProfileCommand.Grant.class})
final class ProfileCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the commands about profiles have in common. */
    abstract static class WithProfile extends InSandbox {
        /** Asks profile-service, and gives what it answers. */
        final JsonNode ask(String path) {
            var addresses = new Addresses(sandbox());
            var port = addresses.services().get("profile");
            if (port == null) {
                throw Problem.failed("profile-service is not running");
            }
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + addresses.internalToken())
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            try (var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                return switch (response.statusCode()) {
                    case 200 -> JSON.readTree(response.body());
                    case 400 -> throw Problem.failed("From 1 to 3660 days");
                    case 401 -> throw Problem.configuration("INTERNAL_TOKEN is not the one that profile-service knows");
                    case 404 -> throw Problem.failed("Nobody is registered in that chat");
                    default -> throw Problem.failed("profile-service answered " + response.statusCode());
                };
            } catch (IOException e) {
                throw Problem.failed(
                        "profile-service does not answer: " + e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Problem.failed("Interrupted");
            }
        }
    }

    @CommandLine.Command(
            name = "rebuild",
            description = "Makes the rows behind /my_profile and /settings anew from the topic profile.person.")
    static final class Rebuild extends WithProfile {
        @Override
        public Integer call() {
            var outcome = ask("/rebuild");
            out().printf(
                            Locale.ROOT,
                            "%d events applied, %d rows%n",
                            outcome.path("events").asInt(),
                            outcome.path("rows").asInt());
            return ExitCodes.OK;
        }
    }

    @CommandLine.Command(name = "grant", description = "Gives a person so many days of premium more.")
    static final class Grant extends WithProfile {
        @CommandLine.Parameters(paramLabel = "CHAT", description = "the Telegram id of the chat")
        private long chat;

        @CommandLine.Option(names = "--days", defaultValue = "30", description = "default: ${DEFAULT-VALUE}")
        private int days = 30;

        @Override
        public Integer call() {
            out().println("Premium until "
                    + ask("/grant/" + chat + "/" + days).path("until").asText());
            return ExitCodes.OK;
        }
    }
}
