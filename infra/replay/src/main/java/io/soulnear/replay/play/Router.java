package io.soulnear.replay.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.soulnear.gateway.button.ActionSeal;
import io.soulnear.gateway.focus.domain.Focus;
import io.soulnear.gateway.focus.domain.Incoming;
import io.soulnear.gateway.focus.domain.Route;
import io.soulnear.gateway.focus.domain.Routing;
import io.soulnear.gateway.inbound.application.ReceivedUpdate;
import io.soulnear.gateway.inbound.application.UpdateReader;
import java.nio.charset.StandardCharsets;

/** Who answers what nobody has routed yet, by the gateway's own rules and with its own memory of what a chat is busy with. */
final class Router {
    private static final UpdateReader READER = new UpdateReader(new ActionSeal("0:replay", 0), _ -> false);

    private Focus focus = new Focus.Onboarding();

    /** Where a message of Telegram goes. */
    Route message(JsonNode update) {
        try {
            return decided(READER.read(update.toString().getBytes(StandardCharsets.UTF_8))
                    .map(ReceivedUpdate::incoming)
                    .orElseGet(Incoming.Silent::new));
        } catch (UpdateReader.NotAnUpdate _) {
            return decided(new Incoming.Silent());
        }
    }

    /**
     * Where a press goes.
     *
     * @param action with its service
     */
    Route press(String action) {
        return decided(new Incoming.Button(action));
    }

    /** Where a press of a button goes that is not there. */
    Route refused() {
        return decided(new Incoming.RefusedButton());
    }

    private Route decided(Incoming incoming) {
        var decision = Routing.decide(focus, incoming);
        focus = decision.next();
        return decision.route();
    }

    /** Follows what the services tell. */
    void heard(String type) {
        switch (type) {
            case "io.soulnear.profile.registered.v1" -> focus = Focus.home();
            case "io.soulnear.profile.erased.v1" -> focus = new Focus.Onboarding();
            case "io.soulnear.quiz.completed.v1", "io.soulnear.quiz.cancelled.v1" -> {
                if (focus instanceof Focus.Quiz) {
                    focus = Focus.home();
                }
            }
            default -> {
                // says nothing of what the chat is busy with
            }
        }
    }
}
