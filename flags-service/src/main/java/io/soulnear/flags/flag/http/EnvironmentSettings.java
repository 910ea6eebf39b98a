package io.soulnear.flags.flag.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Pattern;

/**
 * Where this is.
 *
 * @param name like {@code test} or {@code prod}; each environment has flags of its own
 */
@ConfigurationProperties("soulnear.environment")
record EnvironmentSettings(
        @Pattern(
                regexp = "[a-z][a-z0-9-]{0,15}",
                message = "ENVIRONMENT must be 1 to 16 small letters, digits and dashes, a letter first")
        String name) {}
