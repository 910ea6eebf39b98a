package io.soulnear.runtime;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /holdings/<chat>} on the management port: what this service keeps about a person, for the person's own copy. */
@Endpoint(id = "holdings", defaultSensitive = false)
final class HoldingsEndpoint {
    private final Holdings holdings;
    private final InternalAccess access;

    HoldingsEndpoint(Holdings holdings, InternalAccess access) {
        this.holdings = holdings;
        this.access = access;
    }

    @Read(produces = MediaType.APPLICATION_JSON)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<String> of(@Selector long chat, HttpRequest<?> request) {
        return access.allows(request) ? HttpResponse.ok(holdings.of(chat)) : HttpResponse.unauthorized();
    }
}
