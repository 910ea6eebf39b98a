package io.soulnear.flags.gate.application;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.soulnear.runtime.Misconfiguration;
import java.time.Duration;

/**
 * How much a report is worth.
 *
 * @param reportAge how long after it was registered it counts
 */
@ConfigurationProperties("soulnear.flags.gate")
public record GateSettings(Duration reportAge) {
    public GateSettings {
        if (reportAge.isNegative() || reportAge.isZero()) {
            throw new Misconfiguration("REPORT_AGE must be longer than nothing, like 7d");
        }
    }
}
