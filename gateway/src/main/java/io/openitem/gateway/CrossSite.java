package io.openitem.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a change that a page of ours asks for from one that a foreign page makes a browser send. Keeps true: a cookie
 * alone changes nothing.
 */
final class CrossSite {

    /** A page of another site cannot set it without being asked first, which the door never answers. */
    static final String HEADER = "X-Requested-With";

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private CrossSite() {}

    static boolean isSuspect(HttpServerRequest request) {
        if (READS.contains(request.method())) {
            return false;
        }
        return request.getHeader(HEADER) == null || !isOwn(request.getHeader("Origin"), request.authority());
    }

    /** Scheme aside, which a proxy before the door may change: whoever owns the host owns it with both. */
    private static boolean isOwn(@Nullable String origin, @Nullable HostAndPort host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host.toString());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
