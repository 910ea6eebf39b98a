package io.soulnear.models;

import io.soulnear.runtime.Misconfiguration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a model is, and what opens it.
 *
 * @param place {@code primary} or {@code secondary}
 * @param provider {@code openai} or {@code gemini}
 */
record Endpoint(String place, String provider, String baseUrl, String apiKey, String name) {
    /** The models to ask, one after the other; none where nothing may leave the machine. */
    static List<Endpoint> of(
            ModelSettings settings, OpenAiSettings openAi, GeminiSettings gemini, SecondarySettings secondary) {
        var endpoints = new ArrayList<Endpoint>();
        if (settings.provider().equals("offline")) {
            return endpoints;
        }
        switch (first(settings, openAi, gemini)) {
            case "openai" -> endpoints.add(openAi("primary", "OPENAI", openAi));
            case "gemini" -> endpoints.add(gemini("primary", "GEMINI", gemini));
            default -> {}
        }
        switch (secondary.provider()) {
            case "" -> {}
            case "openai" ->
                endpoints.add(openAi(
                        "secondary",
                        "MODEL_SECONDARY",
                        new OpenAiSettings(
                                or(secondary.baseUrl(), openAi.baseUrl()),
                                or(secondary.apiKey(), openAi.apiKey()),
                                secondary.name())));
            case "gemini" ->
                endpoints.add(gemini(
                        "secondary",
                        "MODEL_SECONDARY",
                        new GeminiSettings(
                                or(secondary.baseUrl(), gemini.baseUrl()),
                                or(secondary.apiKey(), gemini.apiKey()),
                                secondary.name())));
            default -> throw new Misconfiguration("MODEL_SECONDARY_PROVIDER is neither openai nor gemini");
        }
        return List.copyOf(endpoints);
    }

    private static String first(ModelSettings settings, OpenAiSettings openAi, GeminiSettings gemini) {
        if (!settings.provider().isEmpty()) {
            return settings.provider();
        }
        if (!openAi.apiKey().isBlank()) {
            return "openai";
        }
        return gemini.apiKey().isBlank() ? "offline" : "gemini";
    }

    private static Endpoint openAi(String place, String variable, OpenAiSettings at) {
        return checked(new Endpoint(place, "openai", at.baseUrl(), at.apiKey(), at.name()), variable);
    }

    private static Endpoint gemini(String place, String variable, GeminiSettings at) {
        return checked(new Endpoint(place, "gemini", at.baseUrl(), at.apiKey(), at.name()), variable);
    }

    private static Endpoint checked(Endpoint endpoint, String variable) {
        if (endpoint.apiKey.isBlank()) {
            throw new Misconfiguration(variable + "_API_KEY is not set, and the provider " + endpoint.provider
                    + " needs it (any word will do for a server that asks for none)");
        }
        if (!isWeb(endpoint.baseUrl)) {
            throw new Misconfiguration(variable + "_BASE_URL is not an http or https address");
        }
        if (endpoint.name.isBlank()) {
            throw new Misconfiguration(
                    variable + (endpoint.place.equals("primary") ? "_MODEL" : "_NAME") + " is not set");
        }
        return endpoint;
    }

    private static boolean isWeb(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String or(String value, String otherwise) {
        return value.isBlank() ? otherwise : value;
    }

    @Override
    public String toString() {
        return place + " " + provider + " " + name;
    }
}
