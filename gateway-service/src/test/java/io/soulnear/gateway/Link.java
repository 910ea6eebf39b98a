package io.soulnear.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP connection to a server that can be cut and that can hang. */
public final class Link implements AutoCloseable {
    private final String host;
    private final int port;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean hanging;
    private volatile boolean cut;

    public Link(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Ends all connections and refuses new ones. */
    public void cut() {
        cut = true;
        open.forEach(Link::end);
        open.clear();
    }

    /** Lets nothing through, without ending anything. */
    public void hang() {
        hanging(true);
    }

    /** Works again. */
    public void mend() {
        cut = false;
        hanging(false);
    }

    private void hanging(boolean now) {
        lock.lock();
        try {
            hanging = now;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (cut) {
                    end(client);
                    continue;
                }
                var server = new Socket(host, port);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException e) {
                // the door is closed, or the server is away: whoever wanted in finds out
            }
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[16_384];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitFlow();
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // ended below
        } finally {
            end(from);
            end(to);
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (hanging) {
                flows.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        mend();
        cut();
    }
}
