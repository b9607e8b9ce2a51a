package io.openitem.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Cuts off a body of unknown length that grows beyond the limit, with a problem; sees a body before anybody else. */
@Provider
@Priority(0)
public class BodyCutOff implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        RoutingContext request = CurrentRequestManager.get().unwrap(RoutingContext.class);
        Long most = request.get(BodyLimit.MOST);
        if (most != null) {
            reading.setInputStream(new Bounded(reading.getInputStream(), most, request));
        }
        return reading.proceed();
    }

    private static final class Bounded extends FilterInputStream {

        private final long most;
        private final RoutingContext request;
        private long left;

        Bounded(InputStream body, long most, RoutingContext request) {
            super(body);
            this.most = most;
            this.left = most;
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        /** Skipping would not count. */
        @Override
        public long skip(long bytes) {
            return 0;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** Closing reads what is left, however much that is. */
        @Override
        public void close() throws IOException {
            if (left >= 0) {
                super.close();
            }
        }

        private void count(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                // The rest of the body is on its way and nobody will read it.
                if (!request.response().headWritten()) {
                    request.response().putHeader(HttpHeaders.CONNECTION, "close");
                }
                request.addEndHandler(
                        ended -> request.request().connection().close().mapEmpty());
                Problem problem = ProblemTypes.BODY_TOO_LARGE.because("The most is " + most + " bytes.");
                throw new WebApplicationException(new ProblemException(problem), problem.status());
            }
        }
    }
}
