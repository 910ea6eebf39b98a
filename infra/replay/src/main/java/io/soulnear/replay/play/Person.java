package io.soulnear.replay.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.soulnear.comparison.run.Style;
import io.soulnear.messaging.Event;
import org.jspecify.annotations.Nullable;

/** Of what the services tell of a person, that on which a comparison depends. */
final class Person {
    private @Nullable String language;
    private @Nullable Style style;
    private boolean registered;

    void heard(Event event) {
        switch (event.type()) {
            case "io.soulnear.profile.registered.v1" -> {
                registered = true;
                language = Talk.read(event.data()).path("language").textValue();
            }
            case "io.soulnear.profile.language-changed.v1" ->
                language = Talk.read(event.data()).path("language").textValue();
            case "io.soulnear.profile.style-changed.v1" -> {
                var data = Talk.read(event.data());
                style = new Style(
                        data.path("tone").asText(),
                        data.path("personality").asText(),
                        data.path("length").asText());
            }
            case "io.soulnear.profile.erased.v1" -> {
                registered = false;
                language = null;
                style = null;
            }
            default -> {
                // nothing that is compared
            }
        }
    }

    boolean isRegistered() {
        return registered;
    }

    @Nullable
    Style style() {
        return style;
    }

    /** The person's own, or what Telegram says of them. */
    String language(JsonNode from) {
        if (language != null) {
            return language;
        }
        return from.path("language_code").asText("ru").startsWith("ru") ? "ru" : "en";
    }
}
