package io.openitem.payment.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.PaymentId;
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
import io.openitem.payment.app.CashApplication;
import io.openitem.payment.app.PaymentQueries;
import io.openitem.payment.domain.Payment;
import io.openitem.payment.domain.PaymentCommand;
import io.openitem.payment.domain.PaymentEvent;
import io.openitem.payment.domain.PaymentRejection;
import io.openitem.payment.domain.Receipt;
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
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Money that arrived, and what it is for. */
@Path("/v1/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments", description = "Money that arrived: recognised, proposed to the ledger, applied or waiting.")
public class PaymentResource {

    private static final Set<String> STATES = Set.of("unidentified", "unapplied", "proposed", "applied", "reversed");

    private final CashApplication cash;
    private final PaymentQueries queries;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Paging paging;
    private final Views views;
    private final BulkIntake bulk;

    PaymentResource(
            CashApplication cash,
            PaymentQueries queries,
            Transactions transactions,
            IdempotentWrites writes,
            CallerIdentity caller,
            Paging paging,
            Views views,
            BulkIntake bulk) {
        this.cash = cash;
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
            operationId = "receivePayment",
            summary = "Takes in money that arrived",
            description = "What it is for is recognised by creditor reference, invoice number or account number, and"
                    + " proposed to the ledger, which answers later. A payment is known by its legal entity, source and"
                    + " reference: the same again changes nothing; another under the same reference is refused, and so is one"
                    + " that was taken back, or of an account that is not known here.")
    @APIResponse(
            responseCode = "201",
            description = "The payment is known.",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was known already, and the same.",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> receive(PaymentRequest request) {
        return Attempts.untilNotOvertaken(() -> writes.answer(
                request.legalEntity(),
                tx -> cash.receiveAll(tx, List.of(request.intake()))
                        .map(folded -> answer(folded.outcomes().getFirst()))));
    }

    @POST
    @Path("batch")
    @Blocking
    @Consumes(BulkIntake.NDJSON)
    @Produces(BulkIntake.NDJSON)
    @RolesAllowed(Roles.ERP)
    @Operation(
            operationId = "receivePayments",
            summary = "Takes in money as lines",
            description = "One JSON object on each line, each answered by a line of its own, in order. A line that is"
                    + " refused stops no other. Lines without an answer, or with a 503, are sent again: payments are"
                    + " known by their references.")
    @RequestBody(
            content = @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = PaymentRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each line.",
            content = @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = ItemResult.class)))
    public StreamingOutput receiveAll(InputStream body) {
        return bulk.take(body, new BulkIntake.Kind<>(PaymentRequest.class, PaymentRequest::legalEntity, this::batch));
    }

    private Uni<List<ItemResult>> batch(Tx tx, List<PaymentRequest> requests) {
        return cash.receiveAll(tx, requests.stream().map(PaymentRequest::intake).toList())
                .map(folded ->
                        folded.outcomes().stream().map(PaymentResource::result).toList());
    }

    static ItemResult result(Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<PaymentId, Payment, PaymentEvent, PaymentRejection> refused ->
                ItemResult.refused(PaymentProblems.of(refused.reason()));
            case Fold.Outcome.Done<PaymentId, Payment, PaymentEvent, PaymentRejection> done ->
                ItemResult.done(done.key().toString(), !done.events().isEmpty());
        };
    }

    private Answer answer(Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<PaymentId, Payment, PaymentEvent, PaymentRejection> refused ->
                Answer.refused(PaymentProblems.of(refused.reason()));
            case Fold.Outcome.Done<PaymentId, Payment, PaymentEvent, PaymentRejection> done -> {
                PaymentView view = PaymentView.from(known(done.after()));
                boolean isNew =
                        !done.events().isEmpty() && done.events().getFirst().event() instanceof PaymentEvent.Received;
                yield views.written(isNew, "/v1/payments/" + view.id(), view, view.version());
            }
        };
    }

    private static Versioned<Payment.Known> known(Versioned<Payment> after) {
        return switch (after.state()) {
            case Payment.Absent absent -> throw new IllegalStateException("An accepted command leaves a payment");
            case Payment.Known known -> new Versioned<>(known, after.version());
        };
    }

    @POST
    @Path("{id}/assign")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @Operation(
            operationId = "assignPayment",
            summary = "Says whose money it is",
            description = "For money that was not recognised. What of it is for open items is looked for again.")
    @APIResponse(
            responseCode = "200",
            description = "The payment has its customer.",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> assign(
            @PathParam("id") PaymentId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            AssignmentRequest request) {
        return change(id, ifMatch, (tx, receipt) -> cash.assign(tx, receipt, request.customerId()));
    }

    @POST
    @Path("{id}/allocate")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @CustomDeserialization(Lenient.class)
    @Operation(
            operationId = "allocatePayment",
            summary = "Proposes what the money is for",
            description = "Only what is unapplied can be proposed. The ledger answers later how much it has applied.")
    @APIResponse(
            responseCode = "200",
            description = "The parts are proposed.",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> allocate(
            @PathParam("id") PaymentId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            AllocationRequest request) {
        return change(id, ifMatch, (tx, receipt) -> cash.allocate(tx, receipt, request.wishes()));
    }

    @POST
    @Path("{id}/reverse")
    @Idempotent
    @RolesAllowed({Roles.ERP, Roles.CREDIT_MANAGER})
    @Operation(
            operationId = "reversePayment",
            summary = "Says that the money was taken back",
            description = "As a whole. What it had paid is owed again.")
    @APIResponse(
            responseCode = "200",
            description = "The payment is taken back.",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> reverse(
            @PathParam("id") PaymentId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ReversalRequest request) {
        var command = new PaymentCommand.Reverse(id, request.reason(), request.reversedOn());
        return change(id, ifMatch, (tx, receipt) -> cash.reverse(tx, command));
    }

    private Uni<Response> change(
            PaymentId id,
            @Nullable String ifMatch,
            BiFunction<Tx, Receipt, Uni<Fold.Outcome<PaymentId, Payment, PaymentEvent, PaymentRejection>>> work) {
        Version expected = Version.required(ifMatch);
        return find(id).chain(found -> writes.answer(
                found.state().receipt().legalEntity(),
                tx -> work.apply(tx, found.state().receipt())
                        .invoke(outcome -> Preconditions.requireBefore(expected, outcome))
                        .map(this::answer)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getPayment",
            summary = "Gives one payment",
            description = "With where its money is now and the version that a change must name.")
    @APIResponse(
            responseCode = "200",
            description = "The payment.",
            content = @Content(schema = @Schema(implementation = PaymentView.class)))
    public Uni<Response> get(@PathParam("id") PaymentId id) {
        return find(id).map(PaymentView::from).map(view -> Views.found(view, view.version()));
    }

    private Uni<Versioned<Payment.Known>> find(PaymentId id) {
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.find(tx, id))
                .map(found -> Views.present(found, id));
    }

    @GET
    @RolesAllowed({Roles.ERP, Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listPayments",
            summary = "Lists payments, the latest first",
            description = "By the day they came. Of the legal entities in the token, or of the one that is asked for.")
    public Uni<Page<PaymentView>> list(
            @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @QueryParam("customerId") @Nullable CustomerId customerId,
            @Parameter(
                            description = "Only those in this list of work.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "unidentified",
                                                "unapplied",
                                                "proposed",
                                                "applied",
                                                "reversed"
                                            }))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        var request = paging.request(PaymentQueries.LIST, PaymentQueries.LIST_KEYS, limit, after);
        requireState(state);
        Set<LegalEntityId> scope =
                legalEntity == null ? caller.legalEntities() : Set.of(caller.requireScope(legalEntity));
        var wanted = new PaymentQueries.Wanted(scope, customerId, state);
        return transactions
                .forCaller(scope, tx -> queries.page(tx, wanted, request))
                .map(page -> page.map(PaymentView::from));
    }

    private static void requireState(@Nullable String state) {
        if (state != null && !STATES.contains(state)) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "There is no such state.",
                    List.of(new FieldError(
                            "state", "Must be unidentified, unapplied, proposed, applied or reversed."))));
        }
    }
}
