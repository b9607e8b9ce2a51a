package io.openitem.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body of unknown length that fails once it has given more than it may. Holds nothing back. */
final class LimitedBody implements ReadStream<Buffer> {

    /** The body was longer than it may be. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("The body is too large", null, false, false);
        }
    }

    private final ReadStream<Buffer> body;
    private long left;
    private @Nullable Handler<Throwable> onFailure;

    /** @param limit bytes that may pass */
    LimitedBody(ReadStream<Buffer> body, long limit) {
        this.body = body;
        this.left = limit;
    }

    boolean isExceeded() {
        return left < 0;
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        if (isExceeded()) {
            return;
        }
        left -= buffer.length();
        if (!isExceeded()) {
            handler.handle(buffer);
        } else if (onFailure != null) {
            onFailure.handle(new TooLarge());
        }
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public LimitedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }
}
