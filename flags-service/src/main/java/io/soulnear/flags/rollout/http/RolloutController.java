package io.soulnear.flags.rollout.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.soulnear.flags.flag.domain.Change;
import io.soulnear.flags.flag.domain.Decision;
import io.soulnear.flags.flag.domain.Refusal;
import io.soulnear.flags.rollout.application.Releasing;
import io.soulnear.flags.rollout.domain.GuardRails;
import io.soulnear.flags.rollout.domain.Plan;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Letting flags out over HTTP; changes need the administrator's token. Durations and moments are ISO 8601. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class RolloutController {
    private final Releasing releasing;
    private final ObjectMapper json;
    private final Clock clock;

    RolloutController(Releasing releasing, ObjectMapper json, Clock clock) {
        this.releasing = releasing;
        this.json = json;
        this.clock = clock;
    }

    record RolloutList(List<RolloutView> rollouts) {}

    /** Why a request was not carried out, as everywhere in this service. */
    record Problem(String error, String detail) {}

    /** The newest rollout of every flag that ever had one. */
    @Get("/rollouts")
    RolloutList all() {
        return new RolloutList(releasing.all().stream().map(RolloutView::of).toList());
    }

    @Get("/flags/{key}/rollout")
    HttpResponse<?> show(String key) {
        return releasing
                .story(key)
                .<HttpResponse<?>>map(story -> HttpResponse.ok(RolloutView.of(story)))
                .orElseGet(() -> HttpResponse.notFound(new Problem("no-rollout", key + " was never let out by steps")));
    }

    /** Begins; what the body leaves out is the usual. */
    @Post("/flags/{key}/rollout")
    HttpResponse<?> start(String key, @Body String body) throws JsonProcessingException {
        var request = json.readTree(body);
        var at = request.path("start");
        return answer(
                key,
                releasing.start(
                        key, plan(request), at.isTextual() ? Instant.parse(at.textValue()) : null, change(request)));
    }

    /** Ends it; the flag stays as it is. */
    @Post("/flags/{key}/rollout/stop")
    HttpResponse<?> stop(String key, @Body String body) throws JsonProcessingException {
        return answer(key, releasing.stop(key, change(json.readTree(body))));
    }

    @Error
    HttpResponse<?> malformed(JsonProcessingException malformed) {
        return HttpResponse.badRequest(new Problem("malformed-request", "The body is not JSON"));
    }

    @Error
    HttpResponse<?> malformed(IllegalArgumentException malformed) {
        return HttpResponse.badRequest(new Problem("malformed-request", String.valueOf(malformed.getMessage())));
    }

    @Error
    HttpResponse<?> malformed(DateTimeException malformed) {
        return HttpResponse.badRequest(
                new Problem("malformed-request", "Durations are like PT1H, moments like 2026-01-31T09:00:00Z"));
    }

    private static Plan plan(JsonNode request) {
        var rails = GuardRails.usual();
        var usual = Plan.usual(new GuardRails(
                duration(request, "p95", rails.p95()),
                request.path("apologies").asDouble(rails.apologies()),
                request.path("failures").asDouble(rails.failures()),
                request.path("crisisRecall").asDouble(rails.crisisRecall()),
                request.path("rejections").asDouble(rails.rejections())));
        var steps = request.path("steps");
        return new Plan(
                steps.isEmpty()
                        ? usual.steps()
                        : steps.valueStream().map(JsonNode::asInt).toList(),
                duration(request, "hold", usual.hold()),
                request.path("atLeast").asInt(usual.atLeast()),
                usual.rails());
    }

    private static Duration duration(JsonNode request, String name, Duration usual) {
        return request.has(name) ? Duration.parse(request.path(name).asText()) : usual;
    }

    private Change change(JsonNode request) {
        return new Change(
                request.path("actor").asText(),
                request.path("reason").asText(),
                clock.instant(),
                request.path("override").asText());
    }

    private HttpResponse<?> answer(String key, Decision decision) {
        return switch (decision) {
            case Decision.Changed _, Decision.Unchanged _ -> show(key);
            case Decision.Refused(var why, var detail) ->
                HttpResponse.status(
                                why == Refusal.UNKNOWN_FLAG ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_ENTITY)
                        .body(new Problem(why.name().toLowerCase(Locale.ROOT).replace('_', '-'), detail));
        };
    }
}
