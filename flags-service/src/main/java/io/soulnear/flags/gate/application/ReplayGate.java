package io.soulnear.flags.gate.application;

import io.micronaut.context.annotation.Property;
import io.soulnear.flags.flag.application.Gate;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Reach;
import io.soulnear.flags.gate.domain.Opinion;
import io.soulnear.messaging.Transaction;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks for a report in production; elsewhere flags are tried freely. */
@Singleton
final class ReplayGate implements Gate {
    private static final String PRODUCTION = "prod";
    private static final int NEWEST = 1;

    private final Reports reports;
    private final GateSettings settings;
    private final boolean asks;

    ReplayGate(
            Reports reports, GateSettings settings, @Property(name = "soulnear.environment.name") String environment) {
        this.reports = reports;
        this.settings = settings;
        this.asks = environment.equals(PRODUCTION);
    }

    @Override
    public Optional<String> objection(Transaction tx, String key, Reach before, Reach after, Change change) {
        if (!asks || !change.override().isBlank() || after.isWithin(before)) {
            return Optional.empty();
        }
        var newest = reports.of(tx, key, NEWEST).stream().findFirst().orElse(null);
        return Opinion.against(key, after.percent(), newest, settings.reportAge(), change.at());
    }
}
