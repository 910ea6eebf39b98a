package io.soulnear.profile.entitlement.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Selector;
import io.micronaut.management.endpoint.annotation.Write;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.soulnear.messaging.Transactions;
import io.soulnear.profile.entitlement.application.Entitlements;
import io.soulnear.runtime.InternalAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code POST /grant/<chat>/<days>} on the management port, for operators: so many days of premium more. */
@Endpoint(id = "grant", defaultSensitive = false)
final class GrantEndpoint {
    private static final int MOST_DAYS = 3_660;

    private final Transactions transactions;
    private final Entitlements entitlements;
    private final Clock clock;
    private final InternalAccess access;

    GrantEndpoint(Transactions transactions, Entitlements entitlements, Clock clock, InternalAccess access) {
        this.transactions = transactions;
        this.entitlements = entitlements;
        this.clock = clock;
        this.access = access;
    }

    /** Until when it is now. */
    record Granted(Instant until) {}

    @Write(consumes = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> grant(@Selector long chat, @Selector int days, HttpRequest<?> request) {
        if (!access.allows(request)) {
            return HttpResponse.unauthorized();
        }
        if (days < 1 || days > MOST_DAYS) {
            return HttpResponse.badRequest();
        }
        return transactions
                .call(tx -> tx
                        .query(
                                "select 1 from person where chat_id = ? and stage = 'registered' for no key update",
                                row -> 1,
                                chat)
                        .stream()
                        .findFirst()
                        .map(_ -> entitlements.grant(tx, chat, Duration.ofDays(days), "grant", clock.instant())))
                .<HttpResponse<?>>map(premium -> HttpResponse.ok(new Granted(premium.until())))
                .orElseGet(HttpResponse::notFound);
    }
}
