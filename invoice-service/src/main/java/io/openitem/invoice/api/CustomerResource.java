package io.openitem.invoice.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.app.CustomerHandler;
import io.openitem.invoice.app.CustomerQueries;
import io.openitem.invoice.domain.Customer;
import io.openitem.invoice.domain.CustomerCommand;
import io.openitem.invoice.domain.CustomerEvent;
import io.openitem.invoice.domain.CustomerRejection;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Debtor accounts. */
@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers", description = "Debtor accounts: one debtor in the books of one legal entity.")
public class CustomerResource {

    private final CustomerHandler handler;
    private final CustomerQueries queries;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Paging paging;
    private final Views views;
    private final BulkIntake bulk;

    CustomerResource(
            CustomerHandler handler,
            CustomerQueries queries,
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
            operationId = "registerCustomer",
            summary = "Opens a debtor account",
            description = "An account is known by its legal entity and number: the same again changes nothing and is"
                    + " answered with what is there; other particulars under the same number are refused.")
    @APIResponse(
            responseCode = "201",
            description = "The account is open.",
            content = @Content(schema = @Schema(implementation = CustomerView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already, and the same.",
            content = @Content(schema = @Schema(implementation = CustomerView.class)))
    public Uni<Response> register(CustomerRequest request) {
        return Attempts.untilNotOvertaken(() -> writes.answer(
                request.legalEntity(),
                tx -> handler.registerAll(tx, List.of(request.intake()))
                        .map(folded -> answer(folded.outcomes().getFirst()))));
    }

    @POST
    @Path("batch")
    @Blocking
    @Consumes(BulkIntake.NDJSON)
    @Produces(BulkIntake.NDJSON)
    @RolesAllowed(Roles.ERP)
    @Operation(
            operationId = "registerCustomers",
            summary = "Opens debtor accounts as lines",
            description = "One JSON object on each line, each answered by a line of its own, in order. A line that is"
                    + " refused stops no other. Lines without an answer, or with a 503, are sent again: accounts are"
                    + " known by their numbers.")
    @RequestBody(
            content = @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = CustomerRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each line.",
            content = @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = ItemResult.class)))
    public StreamingOutput registerAll(InputStream body) {
        return bulk.take(body, new BulkIntake.Kind<>(CustomerRequest.class, CustomerRequest::legalEntity, this::batch));
    }

    private Uni<List<ItemResult>> batch(Tx tx, List<CustomerRequest> requests) {
        return handler.registerAll(
                        tx, requests.stream().map(CustomerRequest::intake).toList())
                .map(folded ->
                        folded.outcomes().stream().map(CustomerResource::result).toList());
    }

    private static ItemResult result(Fold.Outcome<CustomerId, Customer, CustomerEvent, CustomerRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<CustomerId, Customer, CustomerEvent, CustomerRejection> refused ->
                ItemResult.refused(CustomerProblems.of(refused.reason()));
            case Fold.Outcome.Done<CustomerId, Customer, CustomerEvent, CustomerRejection> done ->
                ItemResult.done(done.key().toString(), !done.events().isEmpty());
        };
    }

    private Answer answer(Fold.Outcome<CustomerId, Customer, CustomerEvent, CustomerRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<CustomerId, Customer, CustomerEvent, CustomerRejection> refused ->
                Answer.refused(CustomerProblems.of(refused.reason()));
            case Fold.Outcome.Done<CustomerId, Customer, CustomerEvent, CustomerRejection> done -> {
                boolean isNew = done.after().version() == 1 && !done.events().isEmpty();
                CustomerView view =
                        CustomerView.from(account(done.after()), done.after().version());
                yield views.written(isNew, "/v1/customers/" + view.id(), view, view.version());
            }
        };
    }

    private static Customer.Registered account(Versioned<Customer> after) {
        return switch (after.state()) {
            case Customer.Absent absent -> throw new IllegalStateException("An accepted command leaves an account");
            case Customer.Registered account -> account;
        };
    }

    @PUT
    @Path("{id}")
    @Idempotent
    @RolesAllowed(Roles.ERP)
    @CustomDeserialization(Lenient.class)
    @Operation(
            operationId = "changeCustomer",
            summary = "Replaces what is known of a debtor",
            description = "All of it: what is left out is forgotten. The number stays.")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(schema = @Schema(implementation = CustomerView.class)))
    public Uni<Response> change(
            @PathParam("id") CustomerId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CustomerChangeRequest request) {
        Version expected = Version.required(ifMatch);
        CustomerCommand command = new CustomerCommand.ChangeCustomer(id, request.particulars());
        return find(id).chain(found -> writes.answer(
                found.state().legalEntity(),
                tx -> handler.handleAll(tx, List.of(command))
                        .map(folded -> folded.outcomes().getFirst())
                        .invoke(outcome -> Preconditions.requireBefore(expected, outcome))
                        .map(this::answer)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getCustomer",
            summary = "Gives one debtor account",
            description = "As the ledger has it now, with the version that a change must name.")
    @APIResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = CustomerView.class)))
    public Uni<Response> get(@PathParam("id") CustomerId id) {
        return find(id).map(CustomerView::from).map(view -> Views.found(view, view.version()));
    }

    private Uni<Versioned<Customer.Registered>> find(CustomerId id) {
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.find(tx, id))
                .map(found -> Views.present(found, id));
    }

    @GET
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listCustomers",
            summary = "Lists debtor accounts by legal entity and number",
            description = "Of the legal entities in the token, or of the one that is asked for.")
    public Uni<Page<CustomerView>> list(
            @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(description = "Only the account with this number.") @QueryParam("number") @Nullable
                    String number,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        var request = paging.request(CustomerQueries.LIST, CustomerQueries.LIST_KEYS, limit, after);
        Set<LegalEntityId> scope =
                legalEntity == null ? caller.legalEntities() : Set.of(caller.requireScope(legalEntity));
        return transactions
                .forCaller(scope, tx -> queries.page(tx, scope, number, request))
                .map(page -> page.map(CustomerView::from));
    }
}
