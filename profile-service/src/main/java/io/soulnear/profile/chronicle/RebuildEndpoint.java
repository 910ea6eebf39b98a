package io.soulnear.profile.chronicle;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Write;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.soulnear.runtime.InternalAccess;

/** {@code POST /rebuild} on the management port, for operators. */
@Endpoint(id = "rebuild", defaultSensitive = false)
final class RebuildEndpoint {
    private final Rebuild rebuild;
    private final InternalAccess access;

    RebuildEndpoint(Rebuild rebuild, InternalAccess access) {
        this.rebuild = rebuild;
        this.access = access;
    }

    @Write(consumes = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> run(HttpRequest<?> request) {
        return access.allows(request) ? HttpResponse.ok(rebuild.run()) : HttpResponse.unauthorized();
    }
}
