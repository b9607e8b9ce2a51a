package io.openitem.invoice.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.app.InvoiceHandler;
import io.openitem.invoice.app.InvoiceQueries;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceCommand;
import io.openitem.invoice.domain.InvoiceEvent;
import io.openitem.invoice.domain.InvoiceRejection;
import io.openitem.kit.bulk.BulkIntake;
import io.openitem.kit.bulk.ItemResult;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.idempotency.Answer;
import io.openitem.kit.idempotency.Idempotent;
import io.openitem.kit.idempotency.IdempotentWrites;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.Paging;
import io.openitem.kit.paging.Version;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.rest.Lenient;
import io.openitem.kit.rest.Preconditions;
import io.openitem.kit.rest.Views;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Attempts;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Invoices as open items. */
@Path("/v1/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invoices", description = "Documents that are owed, each an open item until it is settled or withdrawn.")
public class InvoiceResource {

    private static final Set<String> STATES = Set.of("open", "overdue", "settled", "cancelled");

    private final InvoiceHandler handler;
    private final InvoiceQueries queries;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Paging paging;
    private final Views views;
    private final BulkIntake bulk;

    InvoiceResource(
            InvoiceHandler handler,
            InvoiceQueries queries,
            Transactions transactions,
            IdempotentWrites writes,
            CallerIdentity caller,
            Paging paging,
            Views views,
            BulkIntake bulk) {
        this.handler = handler;
        this.queries = queries;
        this.transactions = transactions;
        this.writes = writes;
        this.caller = caller;
        this.paging = paging;
        this.views = views;
        this.bulk = bulk;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.ERP)
    @CustomDeserialization(Lenient.class)
    @Operation(
            operationId = "issueInvoice",
            summary = "Takes in an invoice",
            description = "A document is known by its legal entity, source and number: the same again changes nothing"
                    + " and is answered with what is there; another under the same key is refused.")
    @APIResponse(
            responseCode = "201",
            description = "The invoice is in the ledger.",
            content = @Content(schema = @Schema(implementation = InvoiceView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already, and the same.",
            content = @Content(schema = @Schema(implementation = InvoiceView.class)))
    public Uni<Response> issue(InvoiceRequest request) {
        return Attempts.untilNotOvertaken(() -> writes.answer(
                request.legalEntity(),
                tx -> handler.issueAll(tx, List.of(request.intake()))
                        .map(folded -> answer(folded.outcomes().getFirst()))));
    }

    @POST
    @Path("batch")
    @Blocking
    @Consumes(BulkIntake.NDJSON)
    @Produces(BulkIntake.NDJSON)
    @RolesAllowed(Roles.ERP)
    @Operation(
            operationId = "issueInvoices",
            summary = "Takes in invoices as lines",
            description = "One JSON object on each line, each answered by a line of its own, in order. A line that is"
                    + " refused stops no other. Answers come while the body is still being sent, so read while you"
                    + " write. Lines without an answer, or with a 503, are sent again: documents are known by their"
                    + " numbers.")
    @RequestBody(
            content = @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = InvoiceRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each line.",
            content = @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = ItemResult.class)))
    public StreamingOutput issueAll(InputStream body) {
        return bulk.take(body, new BulkIntake.Kind<>(InvoiceRequest.class, InvoiceRequest::legalEntity, this::batch));
    }

    private Uni<List<ItemResult>> batch(Tx tx, List<InvoiceRequest> requests) {
        return handler.issueAll(
                        tx, requests.stream().map(InvoiceRequest::intake).toList())
                .map(folded ->
                        folded.outcomes().stream().map(InvoiceResource::result).toList());
    }

    static ItemResult result(Fold.Outcome<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> refused ->
                ItemResult.refused(InvoiceProblems.of(refused.reason()));
            case Fold.Outcome.Done<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> done ->
                ItemResult.done(done.key().toString(), !done.events().isEmpty());
        };
    }

    private Answer answer(Fold.Outcome<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> refused ->
                Answer.refused(InvoiceProblems.of(refused.reason()));
            case Fold.Outcome.Done<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> done -> {
                boolean isNew = done.after().version() == 1 && !done.events().isEmpty();
                InvoiceView view =
                        InvoiceView.from(known(done.after()), done.after().version());
                yield views.written(isNew, "/v1/invoices/" + view.id(), view, view.version());
            }
        };
    }

    private static Invoice.Known known(Versioned<Invoice> after) {
        return switch (after.state()) {
            case Invoice.Absent absent -> throw new IllegalStateException("An accepted command leaves an invoice");
            case Invoice.Known known -> known;
        };
    }

    @POST
    @Path("{id}/cancellation")
    @Idempotent
    @RolesAllowed(Roles.ERP)
    @Operation(
            operationId = "cancelInvoice",
            summary = "Withdraws an invoice",
            description = "Nothing is owed on it from the business date on. Once withdrawn it stays so; the same reason"
                    + " again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The invoice is withdrawn.",
            content = @Content(schema = @Schema(implementation = InvoiceView.class)))
    public Uni<Response> cancel(
            @PathParam("id") InvoiceId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CancellationRequest request) {
        return change(id, ifMatch, new InvoiceCommand.CancelInvoice(id, request.reason()));
    }

    @POST
    @Path("{id}/dispute")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @Operation(
            operationId = "disputeInvoice",
            summary = "Notes that the debtor contests an invoice",
            description = "It is owed as before and takes payments, but nobody is reminded of it while the dispute"
                    + " lasts. The same reason again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The invoice is disputed.",
            content = @Content(schema = @Schema(implementation = InvoiceView.class)))
    public Uni<Response> dispute(
            @PathParam("id") InvoiceId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            DisputeRequest request) {
        return change(id, ifMatch, new InvoiceCommand.DisputeInvoice(id, request.reason()));
    }

    @POST
    @Path("{id}/dispute/resolve")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @Operation(
            operationId = "resolveDispute",
            summary = "Ends the dispute of an invoice",
            description = "What is owed does not change by it: where the debtor is right, the invoice is cancelled or"
                    + " credited besides.")
    @APIResponse(
            responseCode = "200",
            description = "The invoice is no longer disputed.",
            content = @Content(schema = @Schema(implementation = InvoiceView.class)))
    public Uni<Response> resolve(
            @PathParam("id") InvoiceId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ResolutionRequest request) {
        return change(id, ifMatch, new InvoiceCommand.ResolveDispute(id, request.outcome()));
    }

    private Uni<Response> change(InvoiceId id, @Nullable String ifMatch, InvoiceCommand command) {
        Version expected = Version.required(ifMatch);
        return find(id).chain(found -> writes.answer(
                found.state().document().legalEntity(),
                tx -> handler.handleAll(tx, List.of(command))
                        .map(folded -> folded.outcomes().getFirst())
                        .invoke(outcome -> Preconditions.requireBefore(expected, outcome))
                        .map(this::answer)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getInvoice",
            summary = "Gives one invoice",
            description = "As the ledger has it now, with the version that a change must name.")
    @APIResponse(
            responseCode = "200",
            description = "The invoice.",
            content = @Content(schema = @Schema(implementation = InvoiceView.class)))
    public Uni<Response> get(@PathParam("id") InvoiceId id) {
        return find(id).map(InvoiceView::from).map(view -> Views.found(view, view.version()));
    }

    private Uni<Versioned<Invoice.Known>> find(InvoiceId id) {
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.find(tx, id))
                .map(found -> Views.present(found, id));
    }

    @GET
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listInvoices",
            summary = "Lists invoices by due date",
            description = "Of the legal entities in the token, or of the one that is asked for.")
    public Uni<Page<InvoiceView>> list(
            @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @QueryParam("customerId") @Nullable CustomerId customerId,
            @Parameter(
                            description = "Only those in this state.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"open", "overdue", "settled", "cancelled"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only those due before this day.") @QueryParam("dueBefore") @Nullable
                    LocalDate dueBefore,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        var request = paging.request(InvoiceQueries.LIST, InvoiceQueries.LIST_KEYS, limit, after);
        requireState(state);
        Set<LegalEntityId> scope =
                legalEntity == null ? caller.legalEntities() : Set.of(caller.requireScope(legalEntity));
        var wanted = new InvoiceQueries.Wanted(scope, customerId, state, dueBefore);
        return transactions
                .forCaller(scope, tx -> queries.page(tx, wanted, request))
                .map(page -> page.map(InvoiceView::from));
    }

    private static void requireState(@Nullable String state) {
        if (state != null && !STATES.contains(state)) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "There is no such state.",
                    List.of(new FieldError("state", "Must be open, overdue, settled or cancelled."))));
        }
    }
}
