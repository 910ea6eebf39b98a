package io.soulnear.models;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a streamed answer as it comes, until it is whole, fails, or nobody waits any more. */
final class Hearing implements StreamingChatResponseHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private final Consumer<String> soFar;
    private final long start = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private long firstAfter = -1;
    private boolean over;
    private boolean muted;
    private @Nullable ChatResponse whole;
    private @Nullable Throwable failure;

    Hearing(Consumer<String> soFar) {
        this.soFar = soFar;
    }

    @Override
    public synchronized void onPartialResponse(String part) {
        if (over || part.isEmpty()) {
            return;
        }
        if (firstAfter < 0) {
            firstAfter = System.nanoTime() - start;
        }
        text.append(part);
        if (!muted) {
            show();
        }
    }

    /** Whoever looks on must not spoil the answer. */
    private void show() {
        try {
            soFar.accept(text.toString());
        } catch (RuntimeException e) {
            muted = true;
            LOG.warn("A piece of an answer could not be shown: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized void onCompleteResponse(ChatResponse response) {
        if (!over) {
            over = true;
            whole = response;
        }
    }

    @Override
    public synchronized void onError(Throwable error) {
        if (!over) {
            over = true;
            failure = error;
        }
    }

    /** Hears nothing more, and gives what was heard. */
    synchronized String end() {
        over = true;
        return text.toString();
    }

    synchronized boolean hasBegun() {
        return !text.isEmpty();
    }

    /** From the question to the first piece, or null when there was none. */
    synchronized @Nullable Long firstTokenMillis() {
        return firstAfter < 0 ? null : firstAfter / 1_000_000;
    }

    /** The whole answer; throws what it failed with. */
    synchronized ChatResponse response() throws Exception {
        if (whole != null) {
            return whole;
        }
        if (failure instanceof Exception e) {
            throw e;
        }
        throw new UnusableReply("The stream brought nothing");
    }
}
