package io.openitem.analytics.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.analytics.app.TimelineQueries;
import io.openitem.contracts.CustomerId;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.Paging;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A customer's whole story. */
@Path("/v1/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Timeline", description = "Everything that happened to a customer, whichever service said so.")
@RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class TimelineResource {

    private final Transactions transactions;
    private final TimelineQueries queries;
    private final CallerIdentity caller;
    private final Paging paging;
    private final ObjectMapper json;

    TimelineResource(
            Transactions transactions,
            TimelineQueries queries,
            CallerIdentity caller,
            Paging paging,
            ObjectMapper json) {
        this.transactions = transactions;
        this.queries = queries;
        this.caller = caller;
        this.paging = paging;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "listTimeline",
            summary = "Lists what happened to a customer",
            description = "Newest first. A customer beyond the token's legal entities has no entries.")
    public Uni<Page<TimelineEntryView>> list(
            @Parameter(required = true) @QueryParam("customerId") @Nullable CustomerId customerId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        if (customerId == null) {
            throw Questions.malformed("customerId", "Required.");
        }
        var request = paging.request(TimelineQueries.LIST, TimelineQueries.LIST_KEYS, limit, after);
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.page(tx, customerId, request))
                .map(page -> page.map(entry -> TimelineEntryView.of(entry, json)));
    }
}
