package io.soulnear.runtime;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may ask for what only services and operators ask for: whoever brings {@code INTERNAL_TOKEN}. */
@Context
public final class InternalAccess {
    private static final int SHORTEST = 16;

    private final String token;

    /** @param token at least 16 characters, or empty for nobody */
    public InternalAccess(@Value("${soulnear.internal-token:}") String token) {
        if (!token.isEmpty() && token.length() < SHORTEST) {
            throw new Misconfiguration("INTERNAL_TOKEN is shorter than " + SHORTEST + " characters");
        }
        this.token = token;
    }

    /** Whether the request may pass; none does while there is no token. */
    public boolean allows(HttpRequest<?> request) {
        var given = request.getHeaders().getAuthorization().orElse("");
        return !token.isEmpty()
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }
}
