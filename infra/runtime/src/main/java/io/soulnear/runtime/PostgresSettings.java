package io.soulnear.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * The way to Postgres.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, or the same with {@code postgres://}
 * @param schema the service's own schema, made when missing; its prefix keeps environments apart in one database
 * @param connections how many it may hold at once
 */
@ConfigurationProperties("soulnear.postgres")
public record PostgresSettings(
        @NotBlank
        @Pattern(
                regexp = "(jdbc:postgresql|postgres|postgresql)://.+",
                message = "must begin with jdbc:postgresql:// or postgres://")
        String url,

        @NotBlank String user,
        @Bindable(defaultValue = "") String password,

        @NotBlank
        @Pattern(
                regexp = "[a-z][a-z0-9_]{0,62}",
                message = "SCHEMA_PREFIX must begin with a small letter; small letters, digits and underscores follow")
        String schema,

        @Bindable(defaultValue = "8") @Min(2) @Max(100) int connections) {

    String jdbcUrl() {
        return url.startsWith("jdbc:") ? url : "jdbc:postgresql" + url.substring(url.indexOf(':'));
    }

    @Override
    public String toString() {
        return "PostgresSettings[" + schema + "]";
    }
}
