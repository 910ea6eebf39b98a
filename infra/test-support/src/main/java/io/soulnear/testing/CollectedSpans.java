package io.soulnear.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A receiver of traces (OTLP over HTTP, protobuf) that keeps every span, so that a test can look at a whole trace. */
public final class CollectedSpans implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    private CollectedSpans(HttpServer server) {
        this.server = server;
    }

    /**
     * A span as it was exported.
     *
     * @param service the exporting process's {@code service.name}
     * @param version its {@code service.version}
     * @param traceId 32 hexadecimal digits
     * @param spanId 16 hexadecimal digits
     * @param parentSpanId 16 hexadecimal digits, or empty at the root
     * @param kind the role it plays
     * @param attributes values as text
     * @param links the ids of the traces that it is linked to
     */
    public record Span(
            String service,
            String version,
            String traceId,
            String spanId,
            String parentSpanId,
            String name,
            Kind kind,
            Map<String, String> attributes,
            List<String> links) {}

    /** The role of a span, in the order of OTLP's numbers. */
    public enum Kind {
        UNSPECIFIED,
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    /** Starts a receiver on a free port of 127.0.0.1. */
    public static CollectedSpans start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            var collected = new CollectedSpans(server);
            server.createContext("/v1/traces", collected::receive);
            server.setExecutor(collected.threads);
            server.start();
            return collected;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT} with protocol {@code http/protobuf}. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All spans so far, as they arrived. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** The spans of one trace so far, as they arrived. */
    public List<Span> trace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
            spans.addAll(OtlpSpans.read(body.readAllBytes()));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1); // an ExportTraceServiceResponse without fields has no bytes
        }
    }
}
