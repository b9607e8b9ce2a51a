package io.openitem.kit.startup;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Looks at single settings: the service's name, the token issuer, passwords, limits. */
@ApplicationScoped
class SettingsCheck implements StartupCheck {

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]{1,30}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Duration SHORTEST_TTL = Duration.ofHours(24);

    private final Config config;

    SettingsCheck(Config config) {
        this.config = config;
    }

    @Override
    public Uni<List<Finding>> findings() {
        boolean production = ConfigUtils.isProfileActive("prod");
        return Uni.createFrom().item(() -> judge(key -> config.getOptionalValue(key, String.class), production));
    }

    static List<Finding> judge(Function<String, Optional<String>> settings, boolean production) {
        List<Finding> findings = new ArrayList<>();
        service(settings, findings);
        issuer(settings, production, findings);
        limits(settings, findings);
        if (production) {
            password(settings, findings);
        }
        return List.copyOf(findings);
    }

    private static void service(Function<String, Optional<String>> settings, List<Finding> findings) {
        String key = "openitem.service";
        if (!settings.apply(key).filter(name -> SERVICE.matcher(name).matches()).isPresent()) {
            findings.add(Finding.severe(
                    key,
                    "is missing or not a lower-case word.",
                    "Set it to the service's name; schema and roles are named after it."));
        }
    }

    private static void issuer(
            Function<String, Optional<String>> settings, boolean production, List<Finding> findings) {
        String enabled = "quarkus.oidc.tenant-enabled";
        if (settings.apply(enabled).filter("false"::equals).isPresent()) {
            if (production) {
                findings.add(Finding.severe(enabled, "is false.", "Remove it: nobody could log in."));
            }
            return;
        }
        String key = "quarkus.oidc.auth-server-url";
        Optional<String> issuer = settings.apply(key);
        if (issuer.isEmpty() && settings.apply("quarkus.oidc.public-key").isEmpty()) {
            findings.add(Finding.severe(
                    key, "is missing, so no token can be verified.", "Set it to the URL of the Keycloak realm."));
        }
        if (production
                && issuer.filter(url -> url.startsWith("http:") && !isLoopback(url))
                        .isPresent()) {
            findings.add(Finding.severe(
                    key, "is not https, so anyone on the way could issue tokens.", "Use the https URL of the realm."));
        }
    }

    private static void limits(Function<String, Optional<String>> settings, List<Finding> findings) {
        String ttl = "openitem.idempotency.ttl";
        Optional<String> kept = settings.apply(ttl);
        if (kept.isPresent() && duration(kept.get()).compareTo(SHORTEST_TTL) < 0) {
            findings.add(Finding.severe(
                    ttl,
                    "is shorter than 24 hours or not a duration.",
                    "Set P1D or more: clients may repeat that late."));
        }
        int standard = number(settings.apply("openitem.paging.default-limit"), 50);
        int most = number(settings.apply("openitem.paging.max-limit"), 500);
        if (standard < 1 || most < standard || most > 10_000) {
            findings.add(Finding.severe(
                    "openitem.paging.max-limit",
                    "must be at least the default limit, which must be at least 1, and at most 10000.",
                    "Leave both out for 50 and 500."));
        }
    }

    private static void password(Function<String, Optional<String>> settings, List<Finding> findings) {
        String key = "quarkus.datasource.password";
        String service = settings.apply("openitem.service").orElse("");
        boolean local = settings.apply("quarkus.datasource.reactive.url")
                .filter(SettingsCheck::isLoopback)
                .isPresent();
        Optional<String> password = settings.apply(key);
        if (!local && password.filter((service + "_service")::equals).isPresent()) {
            findings.add(Finding.severe(
                    key,
                    "is the published one of the local stack, and the database is not on this machine.",
                    "Change it with ALTER ROLE " + service + "_service PASSWORD and set the new one."));
        }
    }

    static boolean isLoopback(String url) {
        String plain = url.replaceFirst("^(vertx-reactive:|jdbc:)", "");
        try {
            String host = URI.create(plain).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Duration duration(String text) {
        try {
            return DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            return Duration.ZERO;
        }
    }

    private static int number(Optional<String> text, int standard) {
        try {
            return text.map(Integer::parseInt).orElse(standard);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
