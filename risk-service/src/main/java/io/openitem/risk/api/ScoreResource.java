package io.openitem.risk.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.paging.Paging;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.rest.Views;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.openitem.risk.app.ScoreQueries;
import io.openitem.risk.app.Scorecards;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Credit standing of customers, with what made it. */
@Path("/v1/risk")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credit", description = "Scores of customers, worst first, with their reasons in words.")
@RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR, Roles.ADMINISTRATOR})
public class ScoreResource {

    private static final Set<String> CLASSES = Set.of("A", "B", "C", "D", "E", ScoreQueries.NEW);
    private static final String LANGUAGE = "Languages in order of preference; there are `en`, `de` and `fr`.";

    private final ScoreQueries queries;
    private final Scorecards scorecards;
    private final Transactions transactions;
    private final CallerIdentity caller;
    private final Paging paging;

    ScoreResource(
            ScoreQueries queries,
            Scorecards scorecards,
            Transactions transactions,
            CallerIdentity caller,
            Paging paging) {
        this.queries = queries;
        this.scorecards = scorecards;
        this.transactions = transactions;
        this.caller = caller;
        this.paging = paging;
    }

    @GET
    @Path("/scores/{customerId}")
    @Operation(
            operationId = "getScore",
            summary = "Gives a customer's score with its reasons and what it was before",
            description = "A customer without history has no points and no class, and the reason says so.")
    public Uni<RestResponse<ScoreView>> find(
            @PathParam("customerId") CustomerId customerId,
            @Parameter(description = LANGUAGE) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Words words = Words.preferredBy(languages);
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.find(tx, customerId))
                .map(found -> Views.present(found, customerId))
                .map(found -> spoken(ScoreView.from(found.scored(), found.history(), words), words));
    }

    @GET
    @Path("/scores")
    @Operation(
            operationId = "listScores",
            summary = "Lists scores, worst first",
            description = "Customers without a score come last. Entries have no history.")
    public Uni<RestResponse<Page<ScoreView>>> list(
            @Parameter(description = "Left out, all legal entities of the caller.") @QueryParam("legalEntity") @Nullable
                    LegalEntityId legalEntity,
            @Parameter(description = "`A` to `E`, or `new` for those without a score.") @QueryParam("class") @Nullable
                    String ratingClass,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after,
            @Parameter(description = LANGUAGE) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        PageRequest request = paging.request(ScoreQueries.LIST, ScoreQueries.LIST_KEYS, limit, after);
        requireClass(ratingClass);
        Set<LegalEntityId> scope =
                legalEntity == null ? caller.legalEntities() : Set.of(caller.requireScope(legalEntity));
        Words words = Words.preferredBy(languages);
        return transactions
                .forCaller(scope, tx -> queries.page(tx, new ScoreQueries.Wanted(scope, ratingClass), request))
                .map(page -> spoken(page.map(scored -> ScoreView.from(scored, null, words)), words));
    }

    @GET
    @Path("/scorecard")
    @Operation(
            operationId = "getScorecard",
            summary = "Gives the scorecard: what is looked at, and what it is worth",
            description = "The points of a score are the sum over all characteristics.")
    public RestResponse<ScorecardView> scorecard(
            @Parameter(description = LANGUAGE) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Words words = Words.preferredBy(languages);
        return spoken(ScorecardView.from(scorecards.current(), words), words);
    }

    private static void requireClass(@Nullable String ratingClass) {
        if (ratingClass != null && !CLASSES.contains(ratingClass)) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "A parameter does not have the form it must have.",
                    List.of(new FieldError("class", "One of A, B, C, D, E, new."))));
        }
    }

    private static <T> RestResponse<T> spoken(T body, Words words) {
        return RestResponse.ResponseBuilder.ok(body)
                .header(HttpHeaders.CONTENT_LANGUAGE, words.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
