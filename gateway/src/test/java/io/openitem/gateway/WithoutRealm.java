package io.openitem.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Tokens are verified by a key here, and nobody comes by browser. */
public final class WithoutRealm implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.oidc.console.tenant-enabled", "false");
    }

    /** Nothing was started. */
    @Override
    public void stop() {}
}
