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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.soulnear.flags.flag.application.DefinitionFormat;
import io.soulnear.flags.flag.application.DefinitionFormat.Switch;
import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Decision;
import io.soulnear.flags.flag.domain.Difference;
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
    private static final int MOST_CHANGES = 1_000;

    private final FlagChanges changes;
    private final DefinitionFormat format;
    private final EnvironmentSettings environment;
    private final ObjectMapper json;
    private final Clock clock;

    FlagController(
            FlagChanges changes,
            EnvironmentSettings environment,
            DefinitionFormat format,
            ObjectMapper json,
            Clock clock) {
        this.changes = changes;
        this.format = format;
        this.environment = environment;
        this.json = json;
        this.clock = clock;
    }

    record FlagList(String environment, List<FlagView> flags) {}

    record ChangeList(String environment, List<RevisionView> changes) {}

    record Promotion(@Nullable FlagView flag, List<Difference> differences) {}

    record FlagStory(FlagView flag, List<RevisionView> history) {}

    @Get
    FlagList list() {
        return new FlagList(
                environment.name(), changes.all().stream().map(this::view).toList());
    }

    @Get("/{key}")
    HttpResponse<?> show(String key) {
        var story = changes.story(key);
        if (story.isEmpty()) {
            return refused(new Decision.Refused(Refusal.UNKNOWN_FLAG, "There is no flag " + key));
        }
        var flag = story.get().flag();
        var history = story.get().history().stream()
                .map(it -> RevisionView.of(it, format))
                .toList();
        return tagged(flag, new FlagStory(view(flag), history));
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

    /**
     * Takes over what another environment has: {@code {"from": "test", "version": 3, "definition": {…}, "actor": "…",
     * "reason": "…"}}; with {@code "dryRun": true} only the differences are told.
     */
    @Post("/{key}/promotion")
    HttpResponse<?> promote(String key, @Body String body) throws JsonProcessingException {
        var request = json.readTree(body);
        var from = request.path("from").asText();
        var definition = request.path("definition").toString();
        if (from.isBlank() || from.equals(environment.name())) {
            throw new IllegalArgumentException("from must be another environment than " + environment.name());
        }
        return switch (changes.compare(key, definition)) {
            case FlagChanges.Comparison.Invalid(var refused) -> refused(refused);
            case FlagChanges.Comparison.Differences(var differences)
            when request.path("dryRun").asBoolean() ->
                HttpResponse.ok(new Promotion(
                        changes.story(key).map(it -> view(it.flag())).orElse(null), differences));
            case FlagChanges.Comparison.Differences(var differences) ->
                switch (changes.promote(key, definition, promotion(from, request))) {
                    case Decision.Changed(var flag, var _) -> tagged(flag, new Promotion(view(flag), differences));
                    case Decision.Unchanged(var flag) -> tagged(flag, new Promotion(view(flag), differences));
                    case Decision.Refused refused -> refused(refused);
                };
        };
    }

    private Change promotion(String from, JsonNode request) {
        var said = change(request);
        var origin = "from " + from + ", version " + request.path("version").asLong();
        var reason = said.reason().isEmpty() ? origin : origin + ": " + said.reason();
        return new Change(
                said.actor(),
                reason.substring(0, Math.min(reason.length(), Change.MAX_REASON)),
                said.at(),
                said.override());
    }

    /** Back to an earlier version, the last one unless {@code version} names another: {@code {"actor": "…", "reason": "…"}}. */
    @Post("/{key}/undo")
    HttpResponse<?> undo(String key, @Body String body) throws JsonProcessingException {
        var request = json.readTree(body);
        var to = request.path("version");
        return answer(changes.undo(key, to.isIntegralNumber() ? (Long) to.longValue() : null, change(request)));
    }

    /** What was changed last, in all flags. */
    @Get("/changes{?limit}")
    ChangeList changes(@QueryValue(defaultValue = "50") int limit) {
        return new ChangeList(
                environment.name(),
                changes.latest(Math.clamp(limit, 1, MOST_CHANGES)).stream()
                        .map(it -> RevisionView.of(it, format))
                        .toList());
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
            case Decision.Changed changed -> tagged(changed.flag(), view(changed.flag()));
            case Decision.Unchanged unchanged -> tagged(unchanged.flag(), view(unchanged.flag()));
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

    private FlagView view(Flag flag) {
        return FlagView.of(flag, format);
    }

    private Change change(JsonNode request) {
        return new Change(
                request.path("actor").asText(),
                request.path("reason").asText(),
                clock.instant(),
                request.path("override").asText());
    }
}
