package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Where health and metrics are served. Micronaut itself passes over a port that it can't read, and then serves them on the service's
 * public one; this makes it refuse to start.
 *
 * @param port 0 for any free one
 */
@ConfigurationProperties("endpoints.all")
record ManagementSettings(@Min(0) @Max(65_535) int port) {}
