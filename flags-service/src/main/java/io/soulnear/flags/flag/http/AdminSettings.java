package io.soulnear.flags.flag.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Size;

/**
 * Who may change flags.
 *
 * @param adminToken the bearer token of {@code FLAGS_ADMIN_TOKEN}, at least 16 characters
 */
@ConfigurationProperties("soulnear.flags")
record AdminSettings(@Size(min = 16) String adminToken) {
    @Override
    public String toString() {
        return "AdminSettings";
    }
}
