package io.soulnear.sandbox.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1. */
public final class Ports {
    /** From here on outgoing connections are given ports, by Linux as it is configured by default. */
    private static final int EPHEMERAL = 32_768;

    private static final int LOWEST = 16_384;
    /** Processes begin anywhere, so that they seldom look at the same one at the same time. */
    private static int next = ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL);

    private Ports() {}

    /**
     * A port that nobody listens on now, that this JVM has not been given lately, and that no outgoing connection is given before somebody
     * listens on it.
     */
    public static synchronized int free() {
        for (var tried = LOWEST; tried < EPHEMERAL; tried++) {
            var port = next;
            next = port + 1 == EPHEMERAL ? LOWEST : port + 1;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port from " + LOWEST + " to " + EPHEMERAL);
    }

    /** Whether somebody answers on the port. */
    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether a server could listen on the port of 127.0.0.1 now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
