package io.openitem.invoice.api;

import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.app.LegalEntityHandler;
import io.openitem.invoice.app.LegalEntityQueries;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.domain.LegalEntityCommand;
import io.openitem.invoice.domain.LegalEntityEvent;
import io.openitem.invoice.domain.LegalEntityRejection;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.idempotency.Answer;
import io.openitem.kit.idempotency.Idempotent;
import io.openitem.kit.idempotency.IdempotentWrites;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.Paging;
import io.openitem.kit.rest.Lenient;
import io.openitem.kit.rest.Views;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Attempts;
import io.openitem.kit.tx.Transactions;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The companies whose receivables are kept. */
@Path("/v1/legal-entities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Legal entities", description = "The companies whose receivables are kept.")
public class LegalEntityResource {

    private final LegalEntityHandler handler;
    private final LegalEntityQueries queries;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Paging paging;
    private final Views views;

    LegalEntityResource(
            LegalEntityHandler handler,
            LegalEntityQueries queries,
            Transactions transactions,
            IdempotentWrites writes,
            CallerIdentity caller,
            Paging paging,
            Views views) {
        this.handler = handler;
        this.queries = queries;
        this.transactions = transactions;
        this.writes = writes;
        this.caller = caller;
        this.paging = paging;
        this.views = views;
    }

    @PUT
    @Path("{id}")
    @Idempotent
    @RolesAllowed(Roles.ADMINISTRATOR)
    @CustomDeserialization(Lenient.class)
    @Operation(
            operationId = "putLegalEntity",
            summary = "Registers a legal entity or changes what is known of it",
            description = "The id is chosen by the caller, among those in the token. The book currency is chosen once.")
    @APIResponse(
            responseCode = "201",
            description = "The legal entity is registered.",
            content = @Content(schema = @Schema(implementation = LegalEntityView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was registered already; this is known of it now.",
            content = @Content(schema = @Schema(implementation = LegalEntityView.class)))
    public Uni<Response> put(@PathParam("id") LegalEntityId id, LegalEntityRequest request) {
        LegalEntityCommand command = new LegalEntityCommand.Describe(id, request.particulars());
        return Attempts.untilNotOvertaken(() -> writes.answer(
                id,
                tx -> handler.handleAll(tx, List.of(command))
                        .map(folded -> answer(folded.outcomes().getFirst()))));
    }

    private Answer answer(Fold.Outcome<LegalEntityId, LegalEntity, LegalEntityEvent, LegalEntityRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<LegalEntityId, LegalEntity, LegalEntityEvent, LegalEntityRejection> refused ->
                Answer.refused(LegalEntityProblems.of(refused.reason()));
            case Fold.Outcome.Done<LegalEntityId, LegalEntity, LegalEntityEvent, LegalEntityRejection> done -> {
                boolean isNew = done.after().version() == 1 && !done.events().isEmpty();
                LegalEntityView view = LegalEntityView.from(registered(done.after()));
                yield views.written(isNew, "/v1/legal-entities/" + view.id(), view, view.version());
            }
        };
    }

    private static Versioned<LegalEntity.Registered> registered(Versioned<LegalEntity> after) {
        return switch (after.state()) {
            case LegalEntity.Absent absent -> throw new IllegalStateException("An accepted command leaves an entity");
            case LegalEntity.Registered registered -> new Versioned<>(registered, after.version());
        };
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR, Roles.ADMINISTRATOR})
    @Operation(
            operationId = "getLegalEntity",
            summary = "Gives one legal entity",
            description = "Where the token covers it and it is registered.")
    @APIResponse(
            responseCode = "200",
            description = "The legal entity.",
            content = @Content(schema = @Schema(implementation = LegalEntityView.class)))
    public Uni<Response> get(@PathParam("id") LegalEntityId id) {
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.find(tx, id))
                .map(found -> LegalEntityView.from(Views.present(found, id)))
                .map(view -> Views.found(view, view.version()));
    }

    @GET
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR, Roles.ADMINISTRATOR})
    @Operation(
            operationId = "listLegalEntities",
            summary = "Lists the caller's legal entities",
            description = "Those in the token that are registered, by id.")
    public Uni<Page<LegalEntityView>> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        var request = paging.request(LegalEntityQueries.LIST, LegalEntityQueries.LIST_KEYS, limit, after);
        var scope = caller.legalEntities();
        return transactions
                .forCaller(scope, tx -> queries.page(tx, scope, request))
                .map(page -> page.map(LegalEntityView::from));
    }
}
