package io.soulnear.profile.export.http;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Where the other services tell what they keep.
 *
 * @param sources {@code name=address} of their management ports, commas between
 * @param token the secret that opens them; empty: there is no export
 */
@ConfigurationProperties("profile.export")
record ExportSettings(String sources, String token) {
    @Override
    public String toString() {
        return "ExportSettings[" + sources + "]";
    }
}
