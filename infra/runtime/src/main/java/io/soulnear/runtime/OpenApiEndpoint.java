package io.soulnear.runtime;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.Properties;
import java.util.Set;

/**
 * {@code /openapi} on the management port: the service's HTTP interfaces as documents, {@code service.yml} and {@code management.yml}, and a
 * page that shows them (Swagger UI). The page only shows: it sends no request, so that nobody has a reason to type a token into it.
 */
@Endpoint(id = "openapi", defaultSensitive = false)
final class OpenApiEndpoint {
    private static final String OWN = "openapi/";
    private static final Set<String> OURS = Set.of("service.yml", "management.yml", "page.js");
    private static final Set<String> THEIRS =
            Set.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js");

    private final ResourceLoader resources;

    OpenApiEndpoint(ResourceLoader resources) {
        this.resources = resources;
    }

    @Read
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<StreamedFile> page() {
        return answer(OWN + "index.html");
    }

    @Read
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<StreamedFile> file(@Selector String name) throws IOException {
        if (OURS.contains(name)) {
            return answer(OWN + name);
        }
        return THEIRS.contains(name) ? answer(webjar() + name) : HttpResponse.notFound();
    }

    private HttpResponse<StreamedFile> answer(String file) {
        return HttpResponse.ok(new StreamedFile(resources.getResource(file).orElseThrow()))
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff");
    }

    /** Its version is part of where its files lie. */
    private String webjar() throws IOException {
        var about = new Properties();
        try (var in = resources
                .getResourceAsStream("META-INF/maven/org.webjars/swagger-ui/pom.properties")
                .orElseThrow()) {
            about.load(in);
        }
        return "META-INF/resources/webjars/swagger-ui/" + about.getProperty("version") + "/";
    }
}
