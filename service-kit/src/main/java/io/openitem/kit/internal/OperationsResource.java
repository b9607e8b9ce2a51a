package io.openitem.kit.internal;

import io.openitem.kit.clock.Sweeps;
import io.openitem.kit.inbox.DiscardedFact;
import io.openitem.kit.inbox.InboxLag;
import io.openitem.kit.inbox.ParkedFacts;
import io.openitem.kit.inbox.ParkedKey;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.security.CallerIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operator's door to one service; {@code openitem} calls it. */
@Path("/internal")
@RolesAllowed("operator")
public class OperationsResource {

    /** A list of parked keys longer than this is no longer read by a person. */
    private static final int PARKED_MAX = 1000;

    /** Room for what was found and for where it is written down; a report belongs elsewhere. */
    private static final int REASON_LENGTH_MAX = 500;

    private final Sweeps sweeps;
    private final InboxLag lag;
    private final ParkedFacts parked;
    private final CallerIdentity caller;

    OperationsResource(Sweeps sweeps, InboxLag lag, ParkedFacts parked, CallerIdentity caller) {
        this.sweeps = sweeps;
        this.lag = lag;
        this.parked = parked;
        this.caller = caller;
    }

    /** How many items each sweep handled. */
    public record Swept(Map<String, Integer> handled) {}

    /** Records of each consumer's topic that have not taken effect yet. */
    public record Lags(Map<String, Long> behind) {}

    /** How many parked facts were taken in. */
    public record Replayed(int facts) {}

    /** That a record is given up, and why: 1 to 500 characters. */
    public record Discard(@Nullable String reason) {}

    @POST
    @Path("/sweeps")
    public Uni<Swept> sweep() {
        return sweeps.runAll().map(Swept::new);
    }

    @GET
    @Path("/lag")
    public Uni<Lags> lag() {
        return lag.behind().map(Lags::new);
    }

    @GET
    @Path("/parked")
    public Uni<List<ParkedKey>> parked(@QueryParam("limit") @DefaultValue("100") int limit) {
        return parked.list(Math.clamp(limit, 1, PARKED_MAX));
    }

    @POST
    @Path("/parked/replay")
    public Uni<Replayed> replay(@QueryParam("consumer") String consumer, @QueryParam("key") String key) {
        return parked.replay(consumer, key).map(Replayed::new);
    }

    @POST
    @Path("/parked/discard")
    public Uni<DiscardedFact> discard(
            @QueryParam("consumer") @DefaultValue("") String consumer,
            @QueryParam("key") @DefaultValue("") String key,
            @Nullable Discard order) {
        return parked.discard(consumer, key, reason(order), caller.subject());
    }

    private static String reason(@Nullable Discard order) {
        String given = order == null ? null : order.reason();
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty() || reason.length() > REASON_LENGTH_MAX) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "A record is given up for a reason.",
                    List.of(new FieldError("/reason", "Must be 1 to " + REASON_LENGTH_MAX + " characters."))));
        }
        return reason;
    }
}
