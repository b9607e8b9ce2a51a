package io.openitem.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where paths lead, and the limits of what passes. */
@ConfigMapping(prefix = "openitem.gateway")
public interface GatewayConfig {

    /** The routing table; its keys are names for people. */
    Map<String, RouteConfig> routes();

    /** How long the connection to a service may take: on one network it is there at once or not at all. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** How long a request may go without a byte in either direction: longer than any report takes to begin. */
    @WithDefault("PT60S")
    Duration idleTimeout();

    /** Connections to one service: more requests than it works on at once only wait in another place. */
    @WithDefault("256")
    int connectionsPerUpstream();

    /** Requests that wait for such a connection; more are answered with 503 at once. */
    @WithDefault("2000")
    int waitingPerUpstream();

    /** Bytes of one request's body: a day's import of a large ERP. Bodies stream, so this protects disks, not memory. */
    @WithDefault("536870912")
    long maxBodyBytes();

    RateLimit rateLimit();

    /** Where the mail catcher of a local stack shows what it caught; absent where mails are really sent. */
    Optional<URI> mailsUrl();

    /** One line of the routing table. */
    interface RouteConfig {

        /** Paths that are this or lie below it; the longest wins. */
        String prefix();

        /** Scheme, host and port of the service. */
        URI upstream();
    }

    /** How often one subject may ask. Generous: it stops a loop that went wild, not a busy ERP. */
    interface RateLimit {

        /** Requests at once after a pause. */
        @WithDefault("20000")
        long burst();

        /** Requests a second for as long as it takes. */
        @WithDefault("10000")
        long perSecond();

        /** Subjects whose rate is remembered; the one that was silent longest is forgotten first. */
        @WithDefault("10000")
        int maxSubjects();
    }
}
