package io.soulnear.gateway.inbound.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.soulnear.gateway.bot.BotSettings;
import io.soulnear.gateway.inbound.application.Reception;
import io.soulnear.gateway.inbound.application.UnreadableUpdate;
import io.soulnear.gateway.inbound.application.UpdateReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the updates that Telegram brings: 401 to whoever does not know the secret, 4xx for what is no update, 200 when
 * it is durable in Kafka, among the dead letters where it has no id, 503 while it can't be, after which Telegram brings it again.
 */
@Controller("/telegram/webhook")
@Requires(property = "telegram.mode", value = "webhook")
final class WebhookController {
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final long PATIENCE_SECONDS = 5;

    private final byte[] secret;
    private final UpdateReader reader;
    private final Reception reception;

    WebhookController(BotSettings settings, UpdateReader reader, Reception reception) {
        this.secret = settings.webhookSecret().getBytes(StandardCharsets.UTF_8);
        this.reader = reader;
        this.reception = reception;
    }

    @Post
    @Consumes(MediaType.ALL)
    CompletionStage<HttpResponse<?>> take(HttpHeaders headers, @Body byte @Nullable [] body) {
        if (!isTelegram(headers)) {
            return done(HttpStatus.UNAUTHORIZED);
        }
        if (body == null) {
            return done(HttpStatus.BAD_REQUEST);
        }
        try {
            return whenDurable(reader.read(body)
                    .map(update -> reception.take(List.of(update)))
                    .orElseGet(() -> reception.putAside(UnreadableUpdate.withoutId(body))));
        } catch (UpdateReader.NotAnUpdate e) {
            return done(HttpStatus.BAD_REQUEST);
        }
    }

    private static CompletionStage<HttpResponse<?>> whenDurable(CompletableFuture<Void> result) {
        return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .handle((_, failure) ->
                        HttpResponse.status(failure == null ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE));
    }

    private boolean isTelegram(HttpHeaders headers) {
        var given = headers.getAll(SECRET_HEADER);
        return given.size() == 1 && MessageDigest.isEqual(given.getFirst().getBytes(StandardCharsets.UTF_8), secret);
    }

    private static CompletionStage<HttpResponse<?>> done(HttpStatus status) {
        return CompletableFuture.completedFuture(HttpResponse.status(status));
    }
}
