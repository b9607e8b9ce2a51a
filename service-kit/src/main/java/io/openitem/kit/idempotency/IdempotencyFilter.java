package io.openitem.kit.idempotency;

import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;

/** Reads the key of requests to {@link Idempotent} methods, and keeps their body's bytes for the fingerprint. */
@Provider
@Idempotent
public class IdempotencyFilter implements ContainerRequestFilter, ReaderInterceptor {

    static final String HEADER = "Idempotency-Key";

    /** Visible ASCII: what a header carries unharmed through every proxy. */
    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    private final IdempotentCall call;
    private final ResourceInfo resource;

    IdempotencyFilter(IdempotentCall call, @Context ResourceInfo resource) {
        this.call = call;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        String target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        call.begins(new IdempotentCall.Head(request.getMethod(), route(request), target, key(request)));
    }

    /** A body reaches the resource method only by way of this; where there is none, its bytes stay none. */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        byte[] body = reading.getInputStream().readAllBytes();
        call.carries(body);
        reading.setInputStream(new ByteArrayInputStream(body));
        return reading.proceed();
    }

    private @Nullable String key(ContainerRequestContext request) {
        List<String> keys = request.getHeaders().get(HEADER);
        if (keys == null || keys.isEmpty()) {
            return absent();
        }
        if (keys.size() > 1 || !FORM.matcher(keys.get(0)).matches()) {
            throw new ProblemException(
                    ProblemTypes.IDEMPOTENCY_KEY_INVALID.because("Send one key of 1 to 255 visible ASCII characters."));
        }
        return keys.get(0);
    }

    private @Nullable String absent() {
        Idempotent marked = resource.getResourceMethod().getAnnotation(Idempotent.class);
        if (marked != null && marked.keyRequired()) {
            throw new ProblemException(
                    ProblemTypes.IDEMPOTENCY_KEY_MISSING.because("Send the header Idempotency-Key."));
        }
        return null;
    }

    private static String route(ContainerRequestContext request) {
        RuntimeResource target = CurrentRequestManager.get().getTarget();
        return request.getMethod() + " " + target.getClassPath().template + target.getPath().template;
    }
}
