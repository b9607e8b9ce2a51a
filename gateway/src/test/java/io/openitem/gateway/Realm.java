package io.openitem.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * An OpenID provider that lets everybody in as Conny, and checks of the door what a real one would: client, redirect,
 * code, and that who brings a code is who asked for it. {@code /lifetime} sets how long its next tokens live.
 */
public final class Realm implements QuarkusTestResourceLifecycleManager {

    static final String NAME = "collector-de";
    static final String SUBJECT = "9e0b5c1a";

    private static final String CLIENT = "openitem-console";
    private static final int LIFETIME_SECONDS = 900;

    private final Vertx vertx = Vertx.vertx();
    private final RsaJsonWebKey key = key();
    private final Map<String, MultiMap> codes = new ConcurrentHashMap<>();
    private volatile int lifetime = LIFETIME_SECONDS;
    private volatile String issuer = "";

    @Override
    public Map<String, String> start() {
        int port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .map(HttpServer::actualPort)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        issuer = "http://127.0.0.1:" + port;
        return Map.of("quarkus.oidc.auth-server-url", issuer);
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/.well-known/openid-configuration" -> json(request, discovery());
            case "/certs" ->
                json(request, new JsonObject().put("keys", new JsonArray().add(new JsonObject(key.toJson()))));
            case "/auth" -> authorize(request);
            case "/token" ->
                request.setExpectMultipart(true).endHandler(end -> tokens(request, request.formAttributes()));
            case "/lifetime" -> {
                lifetime = Integer.parseInt(request.getParam("seconds"));
                request.response().end();
            }
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject discovery() {
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/auth")
                .put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/certs")
                .put("end_session_endpoint", issuer + "/logout");
    }

    private void authorize(HttpServerRequest request) {
        MultiMap asked = request.params();
        if (!CLIENT.equals(asked.get("client_id")) || !"S256".equals(asked.get("code_challenge_method"))) {
            request.response().setStatusCode(400).end();
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        request.response()
                .setStatusCode(302)
                .putHeader(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8))
                .end();
    }

    private void tokens(HttpServerRequest request, MultiMap form) {
        if ("refresh_token".equals(form.get("grant_type"))) {
            json(request, tokens(null));
            return;
        }
        MultiMap asked = codes.remove(String.valueOf(form.get("code")));
        if (asked == null
                || !asked.get("redirect_uri").equals(form.get("redirect_uri"))
                || !asked.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
            return;
        }
        json(request, tokens(asked.get("nonce")));
    }

    private JsonObject tokens(@org.jspecify.annotations.Nullable String nonce) {
        JsonObject common = new JsonObject()
                .put("iss", issuer)
                .put("sub", SUBJECT)
                .put("jti", UUID.randomUUID().toString())
                .put("preferred_username", NAME)
                .put("groups", new JsonArray(List.of("collector")))
                .put("iat", Instant.now().getEpochSecond())
                .put("exp", Instant.now().getEpochSecond() + lifetime);
        JsonObject access = common.copy()
                .put("aud", "openitem-services")
                .put("typ", "Bearer")
                .put("legal_entities", new JsonArray(List.of("DE01")));
        JsonObject identity = common.copy().put("aud", CLIENT).put("typ", "ID");
        if (nonce != null) {
            identity.put("nonce", nonce);
        }
        return new JsonObject()
                .put("access_token", signed(access))
                .put("id_token", signed(identity))
                .put("refresh_token", UUID.randomUUID().toString())
                .put("token_type", "Bearer")
                .put("expires_in", lifetime);
    }

    private String signed(JsonObject claims) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue("RS256");
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setKey(key.getPrivateKey());
            signature.setPayload(claims.encode());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("of-the-tests");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.encode());
    }
}
