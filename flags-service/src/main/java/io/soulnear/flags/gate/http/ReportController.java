package io.soulnear.flags.gate.http;

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
import io.soulnear.flags.gate.application.Registering;
import io.soulnear.flags.gate.domain.Report;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What replays found about a flag, over HTTP; registering needs the administrator's token. */
@Controller("/flags/{key}/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportController {
    private static final int VERSION = 1;

    private final Registering registering;
    private final ObjectMapper json;
    private final Clock clock;

    ReportController(Registering registering, ObjectMapper json, Clock clock) {
        this.registering = registering;
        this.json = json;
        this.clock = clock;
    }

    record ReportList(List<ReportView> reports) {}

    /** Why a request was not carried out, as everywhere in this service. */
    record Problem(String error, String detail) {}

    @Get
    ReportList all(String key) {
        return new ReportList(registering.of(key).stream().map(ReportView::of).toList());
    }

    /** Registers what a replay says of itself: {@code {"actor": "…", "report": {…}}}. */
    @Post
    HttpResponse<?> register(String key, @Body String body) throws JsonProcessingException {
        var request = json.readTree(body);
        var report = report(key, request.path("actor").asText(), request.path("report"));
        return switch (registering.register(report)) {
            case REGISTERED -> HttpResponse.ok(ReportView.of(report));
            case UNKNOWN_FLAG -> HttpResponse.notFound(new Problem("unknown-flag", "There is no flag " + key));
            case NOT_ABOUT_THE_FLAG ->
                HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
                        .body(new Problem(
                                "other-report",
                                "The report is not about " + key
                                        + ": its candidate must have the flag on, its base off"));
        };
    }

    private Report report(String key, String actor, JsonNode report) {
        if (report.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException("Not the report of a replay in version " + VERSION);
        }
        return new Report(
                key,
                verdict(report.path("verdict").asText()),
                report.path("reason").asText(),
                report.path("conversations").asInt(),
                report.path("recording").asText(),
                side(report.path("base")),
                side(report.path("candidate")),
                actor,
                clock.instant());
    }

    private static Report.Verdict verdict(String word) {
        try {
            return Report.Verdict.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("verdict must be better, equal, worse or not-enough-data");
        }
    }

    private static Report.Side side(JsonNode side) {
        var settings = new TreeMap<String, String>();
        side.path("settings")
                .propertyStream()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return new Report.Side(side.path("name").asText(), settings);
    }

    @Error
    HttpResponse<?> malformed(JsonProcessingException malformed) {
        return HttpResponse.badRequest(new Problem("malformed-request", "The body is not JSON"));
    }

    @Error
    HttpResponse<?> malformed(IllegalArgumentException malformed) {
        return HttpResponse.badRequest(new Problem("malformed-request", String.valueOf(malformed.getMessage())));
    }
}
