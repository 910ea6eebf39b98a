package io.soulnear.flags.flag.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets only the administrator change flags; anyone who reaches the port may look. */
@ServerFilter("/flags/**")
final class AdminGate {
    private final byte[] expected;

    AdminGate(AdminSettings settings) {
        this.expected = ("Bearer " + settings.adminToken()).getBytes(UTF_8);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
            return null;
        }
        var shown = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (shown != null && MessageDigest.isEqual(expected, shown.getBytes(UTF_8))) {
            return null;
        }
        return HttpResponse.unauthorized()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(new Problem("unauthorized", "Changes need the administrator's token"));
    }
}
