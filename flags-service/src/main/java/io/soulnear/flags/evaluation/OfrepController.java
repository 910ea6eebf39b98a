package io.soulnear.flags.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ProviderEvaluation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.soulnear.runtime.flags.FlagEvaluations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OFREP (https://openfeature.dev/specification/appendix-c, openapi of protocol 0.2): one flag or all of them for a given
 * context, so that any OpenFeature client can ask. Answers from the definitions in force in this process.
 */
@Controller("/ofrep/v1/evaluate/flags")
final class OfrepController {
    private final FlagEvaluations flags;
    private final ObjectMapper json;

    OfrepController(FlagEvaluations flags, ObjectMapper json) {
        this.flags = flags;
        this.json = json;
    }

    record Success(String key, Object value, String variant, String reason) {}

    /** {@code key} is missing where all flags were asked for. */
    record Failure(
            @Nullable String key,
            ErrorCode errorCode,
            @Nullable String errorDetails) {}

    record Bulk(List<?> flags) {}

    @Post("/{key}")
    HttpResponse<?> one(String key, @Body @Nullable String body) {
        try {
            var evaluation = flags.evaluate(key, context(body));
            var answer = answer(key, evaluation);
            return evaluation.getErrorCode() == null
                    ? HttpResponse.ok(answer)
                    : evaluation.getErrorCode() == ErrorCode.FLAG_NOT_FOUND
                            ? HttpResponse.notFound(answer)
                            : HttpResponse.badRequest(answer);
        } catch (InvalidContext invalid) {
            return HttpResponse.badRequest(new Failure(key, invalid.code, invalid.getMessage()));
        }
    }

    /** All flags; 304 when the answer is the one that {@code If-None-Match} names. Disabled flags are left out. */
    @Post
    HttpResponse<?> all(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known, @Body @Nullable String body)
            throws JsonProcessingException {
        try {
            var context = context(body);
            var answers = new TreeSet<>(flags.keys())
                    .stream()
                            .map(key -> answer(key, flags.evaluate(key, context)))
                            .filter(answer -> !(answer instanceof Failure(var _, var code, var _)
                                    && code == ErrorCode.FLAG_NOT_FOUND))
                            .toList();
            var text = json.writeValueAsString(new Bulk(answers));
            var tag = tag(text);
            var response = tag.equals(known) ? HttpResponse.notModified() : HttpResponse.ok(text);
            return response.header(HttpHeaders.ETAG, tag).contentType(MediaType.APPLICATION_JSON_TYPE);
        } catch (InvalidContext invalid) {
            return HttpResponse.badRequest(new Failure(null, invalid.code, invalid.getMessage()));
        }
    }

    private static Object answer(String key, ProviderEvaluation<Object> evaluation) {
        return evaluation.getErrorCode() == null
                ? new Success(key, evaluation.getValue(), evaluation.getVariant(), evaluation.getReason())
                : new Failure(key, evaluation.getErrorCode(), evaluation.getErrorMessage());
    }

    private EvaluationContext context(@Nullable String body) throws InvalidContext {
        final JsonNode request;
        try {
            request = json.readTree(body == null ? "" : body);
        } catch (JsonProcessingException _) {
            throw new InvalidContext(ErrorCode.PARSE_ERROR, "The body is not JSON");
        }
        var context = request.path("context");
        if (!context.isObject()) {
            throw new InvalidContext(ErrorCode.INVALID_CONTEXT, "context must be an object");
        }
        var person = context.path("targetingKey");
        if (!person.isMissingNode() && !person.isTextual()) {
            throw new InvalidContext(ErrorCode.INVALID_CONTEXT, "targetingKey must be a text");
        }
        return Contexts.of(context);
    }

    private static String tag(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request that nothing can be evaluated for. */
    private static final class InvalidContext extends Exception {
        private static final long serialVersionUID = 1L;

        private final ErrorCode code;

        InvalidContext(ErrorCode code, String message) {
            super(message);
            this.code = code;
        }
    }
}
