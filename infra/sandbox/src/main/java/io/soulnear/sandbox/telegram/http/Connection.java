package io.soulnear.sandbox.telegram.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: its requests are answered in turn, and whoever is answering is interrupted when the caller hangs up. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private final Handler handler;
    private final Queue<Exchange> waiting = new ArrayDeque<>();
    private @Nullable Thread answering;

    private record Exchange(Request request, boolean keepAlive) {}

    Connection(Handler handler) {
        this.handler = handler;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest raw) {
        waiting.add(new Exchange(read(raw), HttpUtil.isKeepAlive(raw)));
        next(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.clear();
        if (answering != null) {
            answering.interrupt();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection broke: {}", cause.getClass().getSimpleName());
        var _ = context.close();
    }

    /** Runs on the event loop, as all that touches {@link #waiting} and {@link #answering}. */
    private void next(ChannelHandlerContext context) {
        if (answering != null) {
            return;
        }
        var exchange = waiting.poll();
        if (exchange != null) {
            answering = Thread.ofVirtual().unstarted(() -> answer(context, exchange));
            answering.start();
        }
    }

    private void answer(ChannelHandlerContext context, Exchange exchange) {
        try {
            switch (reply(exchange.request())) {
                case Reply.Content content -> send(context, content, exchange.keepAlive());
                case Reply.Events events -> stream(context, events);
                case Reply.Reset _ -> reset(context);
            }
        } catch (InterruptedException _) {
            var _ = context.close(); // the caller has gone
        }
    }

    private Reply reply(Request request) throws InterruptedException {
        try {
            return handler.handle(request);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("Failed to answer a request", e);
            return Reply.text(500, "Internal Server Error");
        }
    }

    private void send(ChannelHandlerContext context, Reply.Content content, boolean keepAlive) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(content.status()),
                Unpooled.wrappedBuffer(content.body()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, content.type())
                .set(HttpHeaderNames.CONTENT_LENGTH, content.body().length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff");
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        context.executor().execute(() -> {
            answering = null;
            var written = context.writeAndFlush(response);
            if (keepAlive) {
                next(context);
            } else {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        });
    }

    private static void stream(ChannelHandlerContext context, Reply.Events events) throws InterruptedException {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        HttpUtil.setTransferEncodingChunked(head, true);
        var _ = context.writeAndFlush(head);
        events.source().writeTo(data -> {
            var line = data.isEmpty() ? ":\n\n" : "data: " + data + "\n\n";
            var bytes = Unpooled.wrappedBuffer(line.getBytes(StandardCharsets.UTF_8));
            if (!context.writeAndFlush(new DefaultHttpContent(bytes)).await().isSuccess()) {
                throw new InterruptedException("The reader has gone");
            }
        });
        var _ = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
    }

    /** Closing with a linger of zero makes the kernel send RST in place of FIN. */
    private static void reset(ChannelHandlerContext context) {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = context.close();
    }

    private static Request read(FullHttpRequest raw) {
        var uri = new QueryStringDecoder(raw.uri());
        Map<String, String> query = new HashMap<>();
        uri.parameters().forEach((name, values) -> query.put(name, values.getFirst()));
        return new Request(
                raw.method().name(),
                uri.path(),
                query,
                Map.of(),
                Objects.requireNonNullElse(raw.headers().get(HttpHeaderNames.CONTENT_TYPE), ""),
                ByteBufUtil.getBytes(raw.content()));
    }
}
