package io.soulnear.sandbox.telegram.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** An HTTP/1.1 server on the loopback interface. */
public final class HttpServer implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 52 * 1024 * 1024; // Telegram takes uploads of up to 50 MB
    private final EventLoopGroup loops;
    private final ChannelGroup connections;
    private final int port;

    private HttpServer(EventLoopGroup loops, ChannelGroup connections, int port) {
        this.loops = loops;
        this.connections = connections;
        this.port = port;
    }

    /**
     * Binds and serves.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public static HttpServer start(int port, Handler handler) throws IOException {
        var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                                .addLast(new Connection(handler));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IOException("Port " + port + " is taken", bound.cause());
        }
        Channel listening = bound.channel();
        connections.add(listening);
        return new HttpServer(loops, connections, ((InetSocketAddress) listening.localAddress()).getPort());
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
