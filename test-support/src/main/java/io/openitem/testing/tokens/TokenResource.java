package io.openitem.testing.tokens;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets a {@code @QuarkusTest} verify the tokens that {@link Tokens} signs: by a public key instead of an issuer. */
public final class TokenResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.oidc.public-key", Tokens.publicKey(), "quarkus.oidc.auth-server-url", "");
    }

    /** The key serves every test of the JVM. */
    @Override
    public void stop() {}
}
