package io.soulnear.profile.export.http;

import io.micronaut.context.annotation.Factory;
import io.soulnear.profile.export.application.Source;
import io.soulnear.runtime.Holdings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The other services by HTTP, and this one by itself. */
@Factory
final class Sources {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    @Singleton
    Source own(Holdings holdings) {
        return new Source() {
            @Override
            public String name() {
                return "profile";
            }

            @Override
            public String holdings(long chat) {
                return holdings.of(chat);
            }
        };
    }

    @Singleton
    @Named("dialogue")
    Source dialogue(ExportSettings settings) {
        return remote("dialogue", settings);
    }

    @Singleton
    @Named("gateway")
    Source gateway(ExportSettings settings) {
        return remote("gateway", settings);
    }

    @Singleton
    @Named("quiz")
    Source quiz(ExportSettings settings) {
        return remote("quiz", settings);
    }

    private Source remote(String name, ExportSettings settings) {
        var address = address(name, settings.sources());
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String holdings(long chat) throws IOException, InterruptedException {
                if (address == null || settings.token().isEmpty()) {
                    throw new IOException("Nobody said where " + name + " is");
                }
                var request = HttpRequest.newBuilder(address.resolve("/holdings/" + chat))
                        .header("Authorization", "Bearer " + settings.token())
                        .timeout(PATIENCE)
                        .build();
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new IOException(name + " answered " + response.statusCode());
                }
                return response.body();
            }
        };
    }

    /** Where a service is; null when the settings do not say. */
    private static @Nullable URI address(String name, String sources) {
        return Arrays.stream(sources.split(","))
                .map(source -> source.strip().split("=", 2))
                .filter(source -> source.length == 2 && source[0].equals(name))
                .map(source -> URI.create(source[1]))
                .findFirst()
                .orElse(null);
    }
}
