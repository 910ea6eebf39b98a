package io.soulnear.flags;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;

/** Describes the HTTP interface of the whole service. */
@Controller("/openapi.yml")
final class OpenApiController {
    private final ResourceResolver resources;

    OpenApiController(ResourceResolver resources) {
        this.resources = resources;
    }

    @Get
    HttpResponse<StreamedFile> description() {
        return HttpResponse.ok(new StreamedFile(
                resources.getResource("classpath:openapi/service.yml").orElseThrow()));
    }
}
