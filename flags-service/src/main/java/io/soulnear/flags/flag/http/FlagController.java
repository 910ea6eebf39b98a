package io.soulnear.flags.flag.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Decision;
import io.soulnear.flags.flag.domain.Flag;
import io.soulnear.flags.flag.domain.Refusal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Flags over HTTP. A version is an ETag; changes need the administrator's token, see {@link AdminGate}. */
@Controller("/flags")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FlagController {
    private final FlagChanges changes;
    private final ObjectMapper json;
    private final Clock clock;

    FlagController(FlagChanges changes, ObjectMapper json, Clock clock) {
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    record FlagList(List<FlagView> flags) {}

    record FlagStory(FlagView flag, List<RevisionView> history) {}

    @Get
    FlagList list() {
        return new FlagList(changes.all().stream().map(FlagView::of).toList());
    }

    @Get("/{key}")
    HttpResponse<?> show(String key) {
        var story = changes.story(key);
        if (story.isEmpty()) {
            return refused(new Decision.Refused(Refusal.UNKNOWN_FLAG, "There is no flag " + key));
        }
        var flag = story.get().flag();
        var history = story.get().history().stream().map(RevisionView::of).toList();
        return tagged(flag, new FlagStory(FlagView.of(flag), history));
    }

    /** A new definition for the version in {@code If-Match}; {@code "0"} makes a new flag. */
    @Put("/{key}")
    HttpResponse<?> redefine(String key, @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Body String body)
            throws JsonProcessingException {
        if (ifMatch == null) {
            return problem(
                    HttpStatus.PRECONDITION_REQUIRED, "version-required", "If-Match must name the version to change");
        }
        var request = json.readTree(body);
        var definition = request.path("definition");
        if (!definition.isObject()) {
            throw new IllegalArgumentException("definition must be an object");
        }
        return answer(changes.redefine(key, version(ifMatch), definition.toString(), change(request)));
    }

    /** On or off for everybody: {@code {"value": true, "actor": "…", "reason": "…"}}. */
    @Post("/{key}/value")
    HttpResponse<?> turn(String key, @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Body String body)
            throws JsonProcessingException {
        var request = json.readTree(body);
        var value = request.path("value");
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("value must be true or false");
        }
        var seen = ifMatch == null ? null : version(ifMatch);
        return answer(changes.turn(key, value.booleanValue() ? Switch.ON : Switch.OFF, seen, change(request)));
    }

    @Error
    HttpResponse<?> malformed(JsonProcessingException malformed) {
        return problem(HttpStatus.BAD_REQUEST, "malformed-request", "The body is not JSON");
    }

    @Error
    HttpResponse<?> malformed(IllegalArgumentException malformed) {
        return problem(HttpStatus.BAD_REQUEST, "malformed-request", String.valueOf(malformed.getMessage()));
    }

    /** Everything else that fails here is the database; what it said stays in the log. */
    @Error
    HttpResponse<?> unavailable(HttpRequest<?> request, RuntimeException failure) {
        if (failure.getCause() instanceof SQLException) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The database does not answer");
        }
        throw failure;
    }

    private HttpResponse<?> answer(Decision decision) {
        return switch (decision) {
            case Decision.Changed changed -> tagged(changed.flag(), FlagView.of(changed.flag()));
            case Decision.Unchanged unchanged -> tagged(unchanged.flag(), FlagView.of(unchanged.flag()));
            case Decision.Refused refused -> refused(refused);
        };
    }

    private static <T> HttpResponse<T> tagged(Flag flag, T body) {
        return HttpResponse.ok(body).header(HttpHeaders.ETAG, "\"" + flag.version() + "\"");
    }

    private HttpResponse<?> refused(Decision.Refused refused) {
        var detail = refused.why() == Refusal.UNKNOWN_FLAG
                ? refused.detail() + "; there are: "
                        + changes.all().stream().map(Flag::key).collect(Collectors.joining(", "))
                : refused.detail();
        return problem(Problem.status(refused.why()), Problem.slug(refused.why()), detail);
    }

    private static HttpResponse<?> problem(HttpStatus status, String error, String detail) {
        return HttpResponse.status(status).body(new Problem(error, detail));
    }

    private static long version(String ifMatch) {
        try {
            return Long.parseLong(ifMatch.replace("\"", "").strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("If-Match must be a version");
        }
    }

    private Change change(JsonNode request) {
        return new Change(request.path("actor").asText(), request.path("reason").asText(), clock.instant());
    }
}
