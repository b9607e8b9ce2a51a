package io.openitem.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a request, by a bearer token of their own or by the session of a browser.
 *
 * @param subject of the token
 * @param accessToken what services are shown
 * @param bySession whether a cookie said so, which a browser also sends when a foreign page asks it to
 */
record Caller(String subject, String accessToken, boolean bySession) {

    /**
     * Finds out, and goes on where the request is at home.
     *
     * @param known is told the caller, or nothing where nobody is named
     * @param failed is told why a token or a session that is there is none
     */
    static void of(RoutingContext request, Consumer<Optional<Caller>> known, Consumer<Throwable> failed) {
        Context context = request.vertx().getOrCreateContext();
        // Quarkus would answer a bad token by itself, without a problem.
        BiConsumer<RoutingContext, Throwable> refusal = (ignored, failure) -> failed.accept(failure);
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, refusal);
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .subscribe()
                .with(
                        identity -> on(context, () -> known.accept(from(request, identity))),
                        failure -> on(context, () -> failed.accept(failure)));
    }

    private static Optional<Caller> from(RoutingContext request, @Nullable SecurityIdentity identity) {
        if (identity == null
                || !(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getSubject() == null) {
            return Optional.empty();
        }
        AccessTokenCredential access = identity.getCredential(AccessTokenCredential.class);
        boolean bySession = request.request().getHeader(HttpHeaders.AUTHORIZATION) == null;
        if (bySession && access == null) {
            return Optional.empty();
        }
        String accessToken = access == null ? token.getRawToken() : access.getToken();
        return Optional.of(new Caller(token.getSubject(), accessToken, bySession));
    }

    /** What the token says about its holder: name, roles and legal entities, as far as it says so. */
    JsonObject particulars() {
        JsonObject claims = Optional.ofNullable(OidcCommonUtils.decodeJwtContent(accessToken))
                .orElseGet(JsonObject::new);
        return new JsonObject()
                .put("subject", subject)
                .put("name", claims.getString("preferred_username", subject))
                .put("roles", claims.getJsonArray("groups", new JsonArray()))
                .put("legalEntities", claims.getJsonArray("legal_entities", new JsonArray()));
    }

    private static void on(Context context, Runnable work) {
        if (context.equals(Vertx.currentContext())) {
            work.run();
        } else {
            context.runOnContext(ignored -> work.run());
        }
    }
}
