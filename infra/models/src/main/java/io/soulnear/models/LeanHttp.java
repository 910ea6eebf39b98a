package io.soulnear.models;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
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
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
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
    /** Each word of a streamed reply comes in an envelope of a few hundred bytes. */
    private static final int LARGEST_STREAM = 4 << 20;
    /** As much of a refusal as is looked into. */
    private static final int LARGEST_REFUSAL = 16 << 10;

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
        try {
            return run(request, LeanHttp::response);
        } catch (InterruptedIOException e) {
            throw new TimeoutException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on the caller's thread, and so returns when the stream has ended. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            run(request, response -> {
                stream(response, listener);
                return true;
            });
        } catch (InterruptedIOException e) {
            listener.onError(new TimeoutException(e));
            return;
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
            return;
        }
        listener.onClose();
    }

    /** What is not wanted to its end is hung up on; to close it in good manners the client would read it all. */
    private <T> T run(HttpRequest request, HttpClientResponseHandler<T> handler) throws IOException {
        var call = call(request);
        return http.execute(call, response -> {
            try {
                return handler.handleResponse(response);
            } catch (IOException | RuntimeException e) {
                call.abort();
                throw e;
            }
        });
    }

    private static HttpUriRequestBase call(HttpRequest request) {
        var call = new HttpUriRequestBase(request.method().name(), URI.create(request.url()));
        request.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && !name.equalsIgnoreCase(HttpHeaders.USER_AGENT)) {
                values.forEach(value -> call.addHeader(name, value));
            }
        });
        if (request.body() != null) {
            call.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
        }
        return call;
    }

    private static SuccessfulHttpResponse response(ClassicHttpResponse response) throws IOException {
        var entity = accepted(response);
        if (entity.getContentLength() > LARGEST_BODY) {
            throw new IOException("A body of an unusable size");
        }
        var body = entity.getContent().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new IOException("A body without end");
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.getCode())
                .headers(Map.of())
                .body(new String(body, StandardCharsets.UTF_8))
                .build();
    }

    private static void stream(ClassicHttpResponse response, ServerSentEventListener listener) throws IOException {
        var entity = accepted(response);
        var type = entity.getContentType();
        if (type == null || !type.startsWith("text/event-stream")) {
            throw new IOException("Not a stream of events");
        }
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(response.getCode())
                .headers(Map.of())
                .build());
        EventStream.read(entity.getContent(), LARGEST_STREAM, listener);
    }

    private static HttpEntity accepted(ClassicHttpResponse response) throws IOException {
        var status = response.getCode();
        var entity = response.getEntity();
        if (status < 200 || status >= 300) {
            var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            throw Refusals.of(status, header == null ? null : header.getValue(), beginning(entity));
        }
        if (entity == null) {
            throw new IOException("No body");
        }
        return entity;
    }

    private static byte[] beginning(@Nullable HttpEntity entity) {
        try {
            return entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_REFUSAL);
        } catch (IOException _) {
            return new byte[0]; // the status alone says enough
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
