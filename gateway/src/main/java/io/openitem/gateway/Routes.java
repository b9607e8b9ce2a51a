package io.openitem.gateway;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routing table. Keeps true: nothing below {@code /internal} is ever routed, by whatever spelling, and a path leads
 * to the same service for us and for whoever reads it next.
 */
final class Routes {

    private static final String INTERNAL = "/internal";

    /** Paths that are {@code prefix} or lie below it belong to {@code upstream}. */
    record Route(String prefix, URI upstream) {

        Route {
            if (!prefix.startsWith("/") || prefix.endsWith("/") || within(prefix, INTERNAL)) {
                throw new IllegalArgumentException("Not a prefix that may be routed: " + prefix);
            }
            if (!"http".equals(upstream.getScheme()) || upstream.getHost() == null || upstream.getPort() < 0) {
                throw new IllegalArgumentException("An upstream is http://host:port, not " + upstream);
            }
        }
    }

    private final List<Route> longestFirst;

    /** @throws IllegalArgumentException for an impossible line, or two of one prefix */
    Routes(List<Route> routes) {
        if (routes.stream().map(Route::prefix).distinct().count() < routes.size()) {
            throw new IllegalArgumentException("Two routes have one prefix");
        }
        longestFirst = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    static Routes of(Map<String, GatewayConfig.RouteConfig> table) {
        return new Routes(table.values().stream()
                .map(route -> new Route(route.prefix(), route.upstream()))
                .toList());
    }

    /** @param path as it came, percent-encoded */
    Optional<Route> find(String path) {
        return isPlain(path)
                ? longestFirst.stream()
                        .filter(route -> within(path, route.prefix()))
                        .findFirst()
                : Optional.empty();
    }

    List<String> prefixes() {
        return longestFirst.stream().map(Route::prefix).sorted().toList();
    }

    /** Whether the path has nothing that another reader would resolve: no dots, also not encoded, and no empty step. */
    private static boolean isPlain(String path) {
        if (path.contains("//") || path.contains("\\") || path.contains(";")) {
            return false;
        }
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Arrays.stream(decoded.split("[/\\\\]", -1)).noneMatch(step -> step.equals(".") || step.equals(".."));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean within(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
