package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.NoticeId;
import io.openitem.dunning.app.CaseHandler;
import io.openitem.dunning.app.DunningQueries;
import io.openitem.dunning.app.NoticeHandler;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.domain.NoticeCommand;
import io.openitem.dunning.domain.NoticeEvent;
import io.openitem.dunning.domain.NoticeRejection;
import io.openitem.dunning.store.PolicyStore;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.idempotency.Answer;
import io.openitem.kit.idempotency.Idempotent;
import io.openitem.kit.idempotency.IdempotentWrites;
import io.openitem.kit.paging.Page;
import io.openitem.kit.paging.Paging;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.rest.Views;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages that went, did not go, or are to go. */
@Path("/v1/dunning/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices", description = "Messages that went, did not go, or are to go, and why.")
public class NoticeResource {

    private static final Set<String> STATES = Set.of("due", "sending", "sent", "suppressed", "failed", "unconfirmed");

    private final NoticeHandler handler;
    private final DunningQueries queries;
    private final PolicyStore policies;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Paging paging;
    private final Views views;

    NoticeResource(
            NoticeHandler handler,
            DunningQueries queries,
            PolicyStore policies,
            Transactions transactions,
            IdempotentWrites writes,
            CallerIdentity caller,
            Paging paging,
            Views views) {
        this.handler = handler;
        this.queries = queries;
        this.policies = policies;
        this.transactions = transactions;
        this.writes = writes;
        this.caller = caller;
        this.paging = paging;
        this.views = views;
    }

    @GET
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listNotices",
            summary = "Lists notices, the last decided first",
            description = "Of the legal entities in the token, or of the one that is asked for. The message itself is"
                    + " given with a single notice.")
    public Uni<Page<NoticeView>> list(
            @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @QueryParam("customerId") @Nullable CustomerId customerId,
            @Parameter(
                            description = "Only those in this state.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "due",
                                                "sending",
                                                "sent",
                                                "suppressed",
                                                "failed",
                                                "unconfirmed"
                                            }))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only those decided on this day or later.") @QueryParam("from") @Nullable
                    LocalDate from,
            @Parameter(description = "Only those decided on this day or earlier.") @QueryParam("to") @Nullable
                    LocalDate to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        var request = paging.request(DunningQueries.NOTICES, DunningQueries.NOTICES_KEYS, limit, after);
        if (state != null && !STATES.contains(state)) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "There is no such state.",
                    List.of(new FieldError(
                            "state", "Must be due, sending, sent, suppressed, failed or unconfirmed."))));
        }
        Set<LegalEntityId> scope =
                legalEntity == null ? caller.legalEntities() : Set.of(caller.requireScope(legalEntity));
        var wanted = new DunningQueries.Wanted(scope, customerId, state, from, to);
        return transactions
                .forCaller(scope, tx -> queries.page(tx, wanted, request))
                .map(page -> page.map(NoticeView::from));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getNotice",
            summary = "Gives one notice",
            description = "With its message once its sending was begun.")
    @APIResponse(
            responseCode = "200",
            description = "The notice.",
            content = @Content(schema = @Schema(implementation = NoticeView.class)))
    public Uni<Response> get(@PathParam("id") NoticeId id) {
        return transactions
                .forCaller(
                        caller.legalEntities(),
                        tx -> queries.notice(tx, id)
                                .map(found -> Views.present(found, id))
                                .chain(found ->
                                        queries.message(tx, id).map(message -> NoticeView.from(found, message))))
                .map(view -> Views.found(view, view.version()));
    }

    @POST
    @Path("{id}/confirm")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @Operation(
            operationId = "confirmNotice",
            summary = "Says what becomes of a notice of which nobody knows whether it went, or that was refused",
            description =
                    "It did go out, or it is to be sent again; by itself it never is. One that was refused for good"
                            + " (`failed`) can only be sent again.")
    @APIResponse(
            responseCode = "200",
            description = "It is as was said.",
            content = @Content(schema = @Schema(implementation = NoticeView.class)))
    public Uni<Response> confirm(@PathParam("id") NoticeId id, ConfirmationRequest request) {
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.notice(tx, id))
                .map(found -> Views.present(found, id).state().head().legalEntity())
                .chain(legalEntity -> writes.answer(legalEntity, tx -> confirm(tx, legalEntity, id, request)));
    }

    private Uni<Answer> confirm(Tx tx, LegalEntityId legalEntity, NoticeId id, ConfirmationRequest request) {
        return policies.setting(tx, legalEntity)
                .map(setting -> Views.present(setting, legalEntity))
                .chain(setting -> {
                    LocalDate today = CaseHandler.today(tx, setting);
                    NoticeCommand command = request.decision().equals(ConfirmationRequest.SENT)
                            ? new NoticeCommand.ConfirmSent(id, today)
                            : new NoticeCommand.SendAgain(id, today);
                    return handler.handleAll(tx, List.of(command));
                })
                .map(folded -> answer(folded.outcomes().getFirst()));
    }

    private Answer answer(Fold.Outcome<NoticeId, Notice, NoticeEvent, NoticeRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<NoticeId, Notice, NoticeEvent, NoticeRejection> refused ->
                Answer.refused(DunningProblems.of(refused.reason()));
            case Fold.Outcome.Done<NoticeId, Notice, NoticeEvent, NoticeRejection> done -> {
                NoticeView view = NoticeView.from(known(done.after()));
                yield views.written(false, "/v1/dunning/notices/" + view.id(), view, view.version());
            }
        };
    }

    private static Versioned<Notice.Known> known(Versioned<Notice> after) {
        return switch (after.state()) {
            case Notice.Absent absent -> throw new IllegalStateException("An accepted command leaves a notice");
            case Notice.Known known -> new Versioned<>(known, after.version());
        };
    }
}
