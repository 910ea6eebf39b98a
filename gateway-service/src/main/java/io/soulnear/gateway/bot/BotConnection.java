package io.soulnear.gateway.bot;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The way to the Bot API: kept-alive connections, those that poll apart from all others. Addresses hold the token, and are told to nobody. */
final class BotConnection implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 256;
    private static final int SMALL_ANSWER = 1 << 20;
    private static final int LARGE_ANSWER = 64 << 20;

    private final String base;
    private final Tracer tracer;
    private final CloseableHttpClient sending = client(CONNECTIONS);
    private final CloseableHttpClient polling = client(2);

    BotConnection(URI api, String token, Tracer tracer) {
        this.base = api.toString().replaceAll("/+$", "") + "/bot" + token + "/";
        this.tracer = tracer;
    }

    /** Calls a method that does something; a span tells how it went. */
    Answer call(String method, Duration timeout, HttpEntity body) {
        var span = tracer.spanBuilder("telegram " + method)
                .setSpanKind(SpanKind.CLIENT)
                .startSpan();
        try {
            var answer = call(sending, method, timeout, SMALL_ANSWER, body);
            describe(span, answer);
            return answer;
        } finally {
            span.end();
        }
    }

    /** Calls a method that waits for something to happen, and may have much to tell. */
    Answer poll(String method, Duration timeout, HttpEntity body) {
        return call(polling, method, timeout, LARGE_ANSWER, body);
    }

    private static void describe(Span span, Answer answer) {
        switch (answer) {
            case Answer.Ok _ -> span.setAttribute("http.response.status_code", 200);
            case Answer.Refused refused -> {
                span.setAttribute("http.response.status_code", refused.status());
                span.setStatus(StatusCode.ERROR);
            }
            case Answer.NotSent _ -> span.setStatus(StatusCode.ERROR, "no connection");
            case Answer.Lost _ -> span.setStatus(StatusCode.ERROR, "no answer");
        }
    }

    private Answer call(CloseableHttpClient client, String method, Duration timeout, int bound, HttpEntity body) {
        var post = new HttpPost(base + method);
        post.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(WAIT_FOR_CONNECTION))
                .build());
        post.setEntity(body);
        try {
            return client.execute(post, response -> AnswerReader.read(response, bound));
        } catch (ConnectException
                | ConnectTimeoutException
                | NoRouteToHostException
                | UnknownHostException
                | ConnectionRequestTimeoutException e) {
            return new Answer.NotSent();
        } catch (IOException e) {
            return new Answer.Lost();
        }
    }

    private static CloseableHttpClient client(int connections) {
        var connectionConfig = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                .setTimeToLive(TimeValue.ofMinutes(10))
                .build();
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .setDefaultConnectionConfig(connectionConfig)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(manager)
                .setUserAgent("SoulNear")
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .evictIdleConnections(TimeValue.ofSeconds(50))
                .build();
    }

    @Override
    public void close() {
        polling.close(CloseMode.IMMEDIATE);
        sending.close(CloseMode.IMMEDIATE);
    }
}
