package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * Which build this process runs; metrics and traces carry it, so that a canary and its elders can be told apart.
 *
 * @param version like {@code 1.4.0}; {@code dev} where nobody says
 */
@ConfigurationProperties("soulnear.release")
record Release(
        @Bindable(defaultValue = "dev")
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}", message = "may hold 63 letters, digits, dots and dashes")
        String version) {}
