package io.soulnear.dialogue.media.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.media.application.Senses.Sensed;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has voice messages written down. One try each: the person waits. */
@Singleton
final class Transcription {
    private static final Logger LOG = LoggerFactory.getLogger(Transcription.class);
    private static final Timeout SILENCE = Timeout.ofSeconds(12);
    private static final int CONNECTIONS = 32;
    private static final int LARGEST_ANSWER = 1 << 20;
    /** As long as Telegram lets a text be. */
    private static final int LONGEST = 4096;

    private final TranscriptionSettings settings;
    private final ObjectMapper json;
    private final CloseableHttpClient http;

    Transcription(TranscriptionSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(3))
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(SILENCE)
                        .setConnectionRequestTimeout(SILENCE)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setUserAgent("SoulNear")
                .build();
    }

    boolean isConfigured() {
        return !settings.baseUrl().isEmpty();
    }

    Sensed of(byte[] voice) {
        var call = new HttpPost(settings.baseUrl().replaceAll("/+$", "") + "/audio/transcriptions");
        if (!settings.apiKey().isEmpty()) {
            call.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.apiKey());
        }
        call.setEntity(MultipartEntityBuilder.create()
                .addTextBody("model", settings.model())
                .addTextBody("response_format", "json")
                .addBinaryBody("file", voice, ContentType.create("audio/ogg"), "voice.ogg")
                .build());
        try {
            return http.execute(call, this::read);
        } catch (InterruptedIOException e) {
            LOG.warn("A voice message was not written down in time");
            return new Sensed.TooSlow();
        } catch (IOException e) {
            LOG.warn("A voice message can't be written down: {}", e.getClass().getSimpleName());
            return new Sensed.Nothing();
        }
    }

    private Sensed read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200 || response.getEntity() == null) {
            LOG.warn("A voice message can't be written down: status {}", response.getCode());
            return new Sensed.Nothing();
        }
        var body = response.getEntity().getContent().readNBytes(LARGEST_ANSWER);
        var text = json.readTree(body).path("text").asText().strip();
        return text.isEmpty()
                ? new Sensed.Nothing()
                : new Sensed.Words(text.substring(0, Math.min(text.length(), LONGEST)));
    }

    @PreDestroy
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
