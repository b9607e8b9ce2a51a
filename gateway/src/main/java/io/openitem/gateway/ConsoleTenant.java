package io.openitem.gateway;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Tells a browser with a session, or on its way to one, from a client that brings a token. Who brings one is believed. */
@ApplicationScoped
public class ConsoleTenant implements TenantResolver {

    /** As in the settings {@code quarkus.oidc.console}. */
    static final String NAME = "console";

    /** Said outright: left open, a session's cookie would go before a token. */
    private static final String PROGRAMS = "Default";

    private static final Set<String> OWN = Set.of(Login.IN, Login.BACK, Login.OUT);
    private static final String COOKIE = "q_session_" + NAME;

    @Override
    public String resolve(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (OWN.contains(request.path())) {
            return NAME;
        }
        boolean session = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.cookies().stream().map(Cookie::getName).anyMatch(name -> name.startsWith(COOKIE));
        return session ? NAME : PROGRAMS;
    }
}
