package io.soulnear.sandbox.telegram.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to one address, blocking, over connections that are kept. Under load the sender shares the machine with what is measured,
 * and this takes a fraction of the processor time of the JDK's client. Callers bound how many posts there are at once.
 */
public final class PostClient implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_LINE = 8_192;

    private final URI url;
    private final String head;
    private final int patienceMillis;
    private final Queue<Line> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * @param url http or https
     * @param headers sent with every post
     * @param patienceMillis how long an answer may keep silent
     */
    public PostClient(URI url, Map<String, String> headers, int patienceMillis) {
        this.url = url;
        this.patienceMillis = patienceMillis;
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var text = new StringBuilder("POST ")
                .append(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getAuthority())
                .append("\r\nContent-Type: application/json\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        this.head = text.append("Content-Length: ").toString();
    }

    /**
     * Posts and gives the status; the body of the answer is passed over.
     *
     * @throws java.net.ConnectException when nobody listens
     * @throws IOException when the connection broke before the whole answer was there; it may have been acted upon
     */
    public int post(byte[] body) throws IOException {
        var kept = idle.poll();
        try {
            return post(kept == null ? connect() : kept, body);
        } catch (IOException e) {
            if (kept != null) {
                dropIdle(); // the other side has gone, and with it all connections of that time
            }
            throw e;
        }
    }

    private int post(Line line, byte[] body) throws IOException {
        var reusable = false;
        try {
            var start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            var whole = new byte[start.length + body.length];
            System.arraycopy(start, 0, whole, 0, start.length);
            System.arraycopy(body, 0, whole, start.length, body.length);
            line.socket().getOutputStream().write(whole);
            var status = Integer.parseInt(line.read().split(" ", 3)[1]);
            int length = -1;
            var keep = true;
            for (var header = line.read(); !header.isEmpty(); header = line.read()) {
                int colon = header.indexOf(':');
                var value = header.substring(colon + 1).strip();
                switch (header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
                    case "content-length" -> length = Integer.parseInt(value);
                    case "connection" -> keep = !value.equalsIgnoreCase("close");
                    default -> {}
                }
            }
            if (length >= 0) {
                line.in().skipNBytes(length);
                reusable = keep;
            }
            return status;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("Not an answer in HTTP", e);
        } finally {
            if (reusable && !closed) {
                idle.add(line);
            } else {
                line.socket().close();
            }
        }
    }

    private Line connect() throws IOException {
        var secure = "https".equals(url.getScheme());
        var socket = secure ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        try {
            if (socket instanceof SSLSocket safe) {
                var parameters = safe.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                safe.setSSLParameters(parameters);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(patienceMillis);
            int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
            socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
            return new Line(socket, new BufferedInputStream(socket.getInputStream(), 1024));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void dropIdle() throws IOException {
        for (@Nullable Line line = idle.poll(); line != null; line = idle.poll()) {
            line.socket().close();
        }
    }

    /** Closes what is idle; what is under way closes when it is done. */
    @Override
    public void close() {
        closed = true;
        try {
            dropIdle();
        } catch (IOException _) {
            // closed all the same
        }
    }

    private record Line(Socket socket, InputStream in) {
        String read() throws IOException {
            var text = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || text.length() > LONGEST_LINE) {
                    throw new EOFException("The answer ended early");
                }
                if (next != '\r') {
                    text.append((char) next);
                }
            }
            return text.toString();
        }
    }
}
