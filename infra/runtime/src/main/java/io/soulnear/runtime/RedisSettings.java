package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * The way to Redis, where instances share what may be lost.
 *
 * @param url {@code redis://host:port}; empty: each instance keeps its own
 * @param prefix put before every key; keeps environments apart in one Redis
 */
@ConfigurationProperties("soulnear.redis")
public record RedisSettings(
        @Bindable(defaultValue = "")
        @Pattern(regexp = "|rediss?://\\S+", message = "must begin with redis:// or rediss://")
        String url,

        @Bindable(defaultValue = "")
        @Pattern(
                regexp = "[A-Za-z0-9._:-]*",
                message = "may hold letters, digits, dots, dashes, underscores and colons")
        String prefix) {
    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[" + prefix + "]";
    }
}
