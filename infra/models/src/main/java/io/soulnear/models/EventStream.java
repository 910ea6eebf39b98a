package io.soulnear.models;

import dev.langchain4j.http.client.sse.DefaultServerSentEventParsingHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events, read on the caller's thread. Unlike LangChain4j's own parser it has a bound, and what a listener throws goes to
 * the caller and not into a log, where the text it choked on would stand.
 */
final class EventStream {
    private EventStream() {}

    /**
     * Reads to the end.
     *
     * @param most bytes in all
     * @throws IOException when it breaks off or is too long
     */
    static void read(InputStream in, int most, ServerSentEventListener listener) throws IOException {
        var handle = new DefaultServerSentEventParsingHandle(in);
        var context = new ServerSentEventContext(handle);
        var lines = new BufferedReader(new InputStreamReader(new Bounded(in, most), StandardCharsets.UTF_8));
        var data = new StringBuilder();
        for (var line = lines.readLine(); line != null && !handle.isCancelled(); line = lines.readLine()) {
            if (line.isEmpty()) {
                pass(data, listener, context);
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n")
                        .append(line.substring("data:".length()).stripLeading());
            }
        }
        pass(data, listener, context);
    }

    private static void pass(StringBuilder data, ServerSentEventListener listener, ServerSentEventContext context) {
        if (!data.isEmpty()) {
            var event = new ServerSentEvent(null, data.toString());
            data.setLength(0);
            listener.onEvent(event, context);
        }
    }

    private static final class Bounded extends FilterInputStream {
        private int left;

        Bounded(InputStream in, int most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return counted(super.read(into, from, length));
        }

        private int counted(int read) throws IOException {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("A body without end");
            }
            return read;
        }
    }
}
