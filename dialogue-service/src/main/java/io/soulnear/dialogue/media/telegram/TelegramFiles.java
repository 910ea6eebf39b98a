package io.soulnear.dialogue.media.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Bean;
import io.soulnear.dialogue.media.application.Files;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files through the Bot API. Addresses hold the token, so nothing of a failure is passed on but its kind. */
@Singleton
@Bean(typed = Files.class)
final class TelegramFiles implements Files {
    private static final Logger LOG = LoggerFactory.getLogger(TelegramFiles.class);
    private static final Timeout SILENCE = Timeout.ofSeconds(5);
    private static final Duration IN_ALL = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 32;
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final int STEP = 16 << 10;

    private final FileSettings settings;
    private final String base;
    private final ObjectMapper json;
    private final CloseableHttpClient http;

    TelegramFiles(FileSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.base = settings.apiUrl().replaceAll("/+$", "");
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
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("SoulNear")
                .build();
    }

    @Override
    public Fetched fetch(String id, int mostBytes) {
        var until = System.nanoTime() + IN_ALL.toNanos();
        try {
            var found = find(id, until);
            if (found.path("error_code").asInt() == 400
                    && found.path("description").asText().contains("too big")) {
                return new Fetched.TooLarge();
            }
            var file = found.path("result");
            var path = file.path("file_path").asText();
            if (file.path("file_size").asLong() > mostBytes) {
                return new Fetched.TooLarge();
            }
            if (!path.matches("[A-Za-z0-9_/-]+(\\.[A-Za-z0-9_-]+)*")) {
                return new Fetched.Away();
            }
            return download(path, mostBytes, until);
        } catch (IOException e) {
            LOG.warn("A file can't be fetched: {}", e.getClass().getSimpleName());
            return new Fetched.Away();
        }
    }

    private JsonNode find(String id, long until) throws IOException {
        var call = new HttpPost(base + "/bot" + settings.token() + "/getFile");
        var body = json.createObjectNode().put("file_id", id).toString();
        call.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        var answer = http.execute(call, response -> bounded(response.getEntity().getContent(), LARGEST_ANSWER, until));
        return answer == null ? json.missingNode() : json.readTree(answer);
    }

    private Fetched download(String path, int mostBytes, long until) throws IOException {
        var call = new HttpGet(base + "/file/bot" + settings.token() + "/" + path);
        return http.execute(call, response -> {
            var entity = response.getEntity();
            if (response.getCode() != 200 || entity == null) {
                return new Fetched.Away();
            }
            if (entity.getContentLength() > mostBytes) {
                call.abort(); // the rest is not read
                return new Fetched.TooLarge();
            }
            var bytes = bounded(entity.getContent(), mostBytes, until);
            if (bytes == null) {
                call.abort();
                return new Fetched.TooLarge();
            }
            return new Fetched.Whole(bytes);
        });
    }

    /** Null when there is more than that. */
    private static byte @Nullable [] bounded(InputStream in, int mostBytes, long until) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var step = in.readNBytes(STEP); step.length > 0; step = in.readNBytes(STEP)) {
            bytes.writeBytes(step);
            if (bytes.size() > mostBytes) {
                return null;
            }
            if (System.nanoTime() - until > 0) {
                throw new InterruptedIOException("Too slow");
            }
        }
        return bytes.toByteArray();
    }

    @PreDestroy
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
