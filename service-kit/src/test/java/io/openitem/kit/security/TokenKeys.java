package io.openitem.kit.security;

import io.openitem.testing.tokens.TokenKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/** A key pair of the test run: the service trusts its public half, {@link Tokens} signs with its private one. */
public class TokenKeys implements QuarkusTestResourceLifecycleManager {

    static final String PRIVATE_KEY = "test.token.private-key";

    @Override
    public Map<String, String> start() {
        List<String> halves = TokenKey.halves();
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.public-key",
                halves.get(1),
                PRIVATE_KEY,
                halves.get(0));
    }

    @Override
    public void stop() {}
}
