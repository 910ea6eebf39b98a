package io.soulnear.dialogue.model.openai;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.soulnear.dialogue.model.application.RetryLater;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's way to HTTP, by a blocking client that suits virtual threads: connections are kept, bodies are bounded, nothing is
 * logged, retried or decompressed behind our back.
 */
final class LeanHttp implements HttpClient, AutoCloseable {
    /** Replies are a few kilobytes; what is far larger is no reply. */
    private static final int LARGEST_BODY = 1 << 20;

    private static final Timeout CONNECT = Timeout.ofSeconds(3);

    private final CloseableHttpClient http;

    LeanHttp(Duration attempt, int concurrency) {
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(concurrency)
                        .setMaxConnTotal(concurrency)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(Timeout.of(attempt))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(Timeout.of(attempt))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .setUserAgent("SoulNear")
                .build();
    }

    /** Gives this client to whoever asks for a new one; its timeouts are its own. */
    HttpClientBuilder builder() {
        return new Builder(this);
    }

    private record Builder(LeanHttp client) implements HttpClientBuilder {
        @Override
        public @Nullable Duration connectTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public @Nullable Duration readTimeout() {
            return null;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var call = new HttpUriRequestBase(request.method().name(), URI.create(request.url()));
        request.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && !name.equalsIgnoreCase(HttpHeaders.USER_AGENT)) {
                values.forEach(value -> call.addHeader(name, value));
            }
        });
        if (request.body() != null) {
            call.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
        }
        try {
            return http.execute(call, LeanHttp::response);
        } catch (InterruptedIOException e) {
            throw new TimeoutException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SuccessfulHttpResponse response(ClassicHttpResponse response) throws IOException {
        var status = response.getCode();
        if (status < 200 || status >= 300) {
            throw refusal(response);
        }
        var entity = response.getEntity();
        if (entity == null || entity.getContentLength() > LARGEST_BODY) {
            throw new IOException("A body of an unusable size");
        }
        var body = entity.getContent().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new IOException("A body without end");
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(Map.of())
                .body(new String(body, StandardCharsets.UTF_8))
                .build();
    }

    /** The body is left unread: it may hold anything, the key included. */
    private static HttpException refusal(ClassicHttpResponse response) {
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (response.getCode() == 429 && header != null) {
            try {
                var seconds = Math.max(0, Double.parseDouble(header.getValue().strip()));
                return new RetryLater(429, Duration.ofMillis((long) Math.min(seconds * 1000, Integer.MAX_VALUE)));
            } catch (NumberFormatException _) {
                return new HttpException(429, "The provider is busy"); // a date: none of the providers sends one
            }
        }
        return new HttpException(response.getCode(), "HTTP status " + response.getCode());
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Replies are not streamed");
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
