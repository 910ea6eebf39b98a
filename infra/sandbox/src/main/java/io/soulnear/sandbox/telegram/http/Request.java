package io.soulnear.sandbox.telegram.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read whole.
 *
 * @param method GET, POST …
 * @param path decoded, without the query
 * @param query the first value of each parameter
 * @param variables what the route's {@code {names}} stand for
 * @param contentType as sent, or empty
 * @param body as sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> variables,
        String contentType,
        byte[] body) {

    Request with(Map<String, String> found) {
        return new Request(method, path, query, found, contentType, body);
    }

    /** A number out of the path; throws {@link NumberFormatException} when it is none. */
    public long number(String variable) {
        return Long.parseLong(String.valueOf(variables.get(variable)));
    }

    /** A query parameter, or null. */
    public @Nullable String parameter(String name) {
        return query.get(name);
    }
}
