package io.soulnear.gateway.focus.domain;

import io.soulnear.gateway.focus.domain.Focus.Dialogue;
import io.soulnear.gateway.focus.domain.Focus.Onboarding;
import io.soulnear.gateway.focus.domain.Focus.Quiz;
import io.soulnear.gateway.focus.domain.Incoming.Administration;
import io.soulnear.gateway.focus.domain.Incoming.Button;
import io.soulnear.gateway.focus.domain.Incoming.Command;
import io.soulnear.gateway.focus.domain.Incoming.Picture;
import io.soulnear.gateway.focus.domain.Incoming.RefusedButton;
import io.soulnear.gateway.focus.domain.Incoming.Silent;
import io.soulnear.gateway.focus.domain.Incoming.Text;
import io.soulnear.gateway.focus.domain.Incoming.Unsupported;
import io.soulnear.gateway.focus.domain.Incoming.Voice;
import org.jspecify.annotations.Nullable;

/**
 * Decides who answers an update and what the chat is busy with afterwards. Until onboarding is over everything goes to
 * profile; afterwards commands and buttons name their service, and texts go to the focus.
 */
public final class Routing {
    private Routing() {}

    /** The answering service and the chat's next focus. */
    public record Decision(Route route, Focus next) {}

    /** The decision for one update of a chat with that focus. */
    public static Decision decide(Focus focus, Incoming incoming) {
        if (incoming instanceof Silent) {
            return new Decision(Route.none(), focus);
        }
        if (focus instanceof Onboarding) {
            return new Decision(onboarding(incoming), focus);
        }
        var decision = registered(focus, incoming);
        var leavesQuiz = focus instanceof Quiz && !(decision.next instanceof Quiz);
        var route = decision.route;
        return leavesQuiz
                ? new Decision(new Route(route.to(), route.mode(), route.action(), true), decision.next)
                : decision;
    }

    private static Route onboarding(Incoming incoming) {
        return switch (incoming) {
            case Text _, Command _, Picture _, Voice _, Unsupported _ -> Route.profile(null);
            case Button(var action) when action.startsWith("profile:") -> Route.profile(verb(action));
            case Administration _ -> Route.flags(null);
            case Button(var action) when action.startsWith("flags:") -> Route.flags(verb(action));
            case Button _, RefusedButton _ -> Route.profile(Route.STALE);
            case Silent _ -> Route.none();
        };
    }

    private static Decision registered(Focus focus, Incoming incoming) {
        return switch (incoming) {
            case Text _, Voice _ -> new Decision(answering(focus), focus);
            case Picture _ -> new Decision(looking(focus), focus);
            case Command(var name) -> command(focus, name);
            case Administration _ -> new Decision(Route.flags(null), focus);
            case Button(var action) -> button(focus, action);
            case RefusedButton _ -> stale(focus);
            case Unsupported _ -> new Decision(Route.profile(null), focus);
            case Silent _ -> new Decision(Route.none(), focus);
        };
    }

    private static Route answering(Focus focus) {
        return switch (focus) {
            case Onboarding _ -> Route.profile(null);
            case Dialogue(var mode) -> Route.dialogue(mode, null);
            case Quiz _ -> Route.quiz(null);
        };
    }

    /** Only a companion looks at pictures. */
    private static Route looking(Focus focus) {
        return focus instanceof Dialogue(var mode) ? Route.dialogue(mode, null) : Route.profile(null);
    }

    private static Decision command(Focus focus, String name) {
        return switch (name) {
            case "helper" -> enter(Mode.HELPER, null);
            case "soulsleep" -> enter(Mode.SOULSLEEP, null);
            case "quiz" -> new Decision(Route.quiz(null), new Quiz());
            case "menu" -> new Decision(Route.profile(null), Focus.home());
            case "search", "deletecontext" -> new Decision(Route.dialogue(modeOf(focus), null), focus);
            default -> new Decision(Route.profile(null), focus);
        };
    }

    private static Decision button(Focus focus, String action) {
        var verb = verb(action);
        return switch (action.substring(0, action.length() - verb.length())) {
            case "dialogue:" -> dialogue(focus, verb);
            case "quiz:" -> new Decision(Route.quiz(verb), new Quiz());
            case "profile:" -> new Decision(Route.profile(verb), verb.equals("menu") ? Focus.home() : focus);
            case "flags:" -> new Decision(Route.flags(verb), focus);
            default -> stale(focus);
        };
    }

    private static Decision dialogue(Focus focus, String verb) {
        if (verb.startsWith("enter:")) {
            return Mode.of(verb.substring("enter:".length()))
                    .map(mode -> enter(mode, verb))
                    .orElseGet(() -> stale(focus));
        }
        return new Decision(Route.dialogue(modeOf(focus), verb), focus);
    }

    /** The companion that the chat talks to, or would talk to. */
    private static Mode modeOf(Focus focus) {
        return focus instanceof Dialogue(var mode) ? mode : Mode.HELPER;
    }

    private static Decision stale(Focus focus) {
        return new Decision(Route.profile(Route.STALE), focus);
    }

    private static Decision enter(Mode mode, @Nullable String action) {
        return new Decision(Route.dialogue(mode, action), new Dialogue(mode));
    }

    /** What follows the service's name and colon; empty when there is none. */
    private static String verb(String action) {
        return action.substring(action.indexOf(':') + 1);
    }
}
