package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.ReasonCode;
import io.openitem.dunning.app.CaseHandler;
import io.openitem.dunning.app.DunningQueries;
import io.openitem.dunning.app.Forecast;
import io.openitem.dunning.domain.CaseCommand;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.CaseRejection;
import io.openitem.dunning.domain.DunningCase;
import io.openitem.dunning.domain.Finding;
import io.openitem.dunning.store.PolicyStore;
import io.openitem.dunning.store.PolicyStore.Setting;
import io.openitem.dunning.store.StoredCase;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.idempotency.Answer;
import io.openitem.kit.idempotency.Idempotent;
import io.openitem.kit.idempotency.IdempotentWrites;
import io.openitem.kit.paging.PageRequest;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.rest.Lenient;
import io.openitem.kit.rest.Views;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is done about one customer, and why or why not. */
@Path("/v1/dunning")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dunning cases", description = "What is done about one customer, and why or why not.")
public class CaseResource {

    private static final int NOTICES_OF_A_DAY = 20;

    private final CaseHandler handler;
    private final DunningQueries queries;
    private final Forecast forecast;
    private final PolicyStore policies;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Views views;

    CaseResource(
            CaseHandler handler,
            DunningQueries queries,
            Forecast forecast,
            PolicyStore policies,
            Transactions transactions,
            IdempotentWrites writes,
            CallerIdentity caller,
            Views views) {
        this.handler = handler;
        this.queries = queries;
        this.forecast = forecast;
        this.policies = policies;
        this.transactions = transactions;
        this.writes = writes;
        this.caller = caller;
        this.views = views;
    }

    @GET
    @Path("cases/{customerId}")
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getDunningCase",
            summary = "Gives the case of a customer",
            description =
                    "The running cycle with its steps, a pause where there is one, and the next day that matters.")
    @APIResponse(
            responseCode = "200",
            description = "The case.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> get(@PathParam("customerId") CustomerId customer) {
        return find(customer).map(CaseView::from).map(view -> Views.found(view, view.version()));
    }

    private Uni<StoredCase> find(CustomerId customer) {
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.find(tx, customer))
                .map(found -> Views.present(found, customer));
    }

    @POST
    @Path("pauses")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @CustomDeserialization(Lenient.class)
    @Operation(
            operationId = "pauseCollection",
            summary = "Leaves a customer out of dunning",
            description = "Until the end of the day that is named, or until somebody resumes it. What is due and not"
                    + " sent is suppressed. A pause takes the place of the one before.")
    @APIResponse(
            responseCode = "200",
            description = "The customer is left out.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> pause(PauseRequest request) {
        return change(
                request.customerId(),
                (customer, today) -> new CaseCommand.Pause(customer, today, request.reason(), request.until()));
    }

    @POST
    @Path("pauses/{customerId}/resume")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @Operation(
            operationId = "resumeCollection",
            summary = "Lets a customer take part in dunning again",
            description = "The next run takes the step that is due then, and none that was missed.")
    @APIResponse(
            responseCode = "200",
            description = "The customer takes part again.",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Uni<Response> resume(@PathParam("customerId") CustomerId customer, ResumptionRequest request) {
        ReasonCode reason = request.reason();
        return change(customer, (id, today) -> new CaseCommand.Resume(id, today, reason));
    }

    private Uni<Response> change(CustomerId customer, BiFunction<CustomerId, LocalDate, CaseCommand> command) {
        return find(customer)
                .chain(found -> writes.answer(
                        found.legalEntity(),
                        tx -> setting(tx, found.legalEntity())
                                .chain(setting ->
                                        handler.handle(tx, command.apply(customer, CaseHandler.today(tx, setting))))
                                .chain(outcome -> answer(tx, customer, outcome))));
    }

    private Uni<Setting> setting(Tx tx, LegalEntityId legalEntity) {
        return policies.setting(tx, legalEntity).map(found -> {
            if (found == null) {
                throw new ProblemException(DunningProblemTypes.COMPANY_NOT_HEARD_OF.because(
                        "The legal entity " + legalEntity + " is not known here."));
            }
            return found;
        });
    }

    private Uni<Answer> answer(
            Tx tx, CustomerId customer, Fold.Outcome<CustomerId, DunningCase, CaseEvent, CaseRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<CustomerId, DunningCase, CaseEvent, CaseRejection> refused ->
                Uni.createFrom().item(Answer.refused(DunningProblems.of(refused.reason())));
            case Fold.Outcome.Done<CustomerId, DunningCase, CaseEvent, CaseRejection> done ->
                queries.find(tx, customer).map(now -> {
                    CaseView view = CaseView.from(Objects.requireNonNull(now, "It was there just now"));
                    return views.written(false, "/v1/dunning/cases/" + customer, view, view.version());
                });
        };
    }

    @GET
    @Path("explanations")
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "explainDunning",
            summary = "Says why something was done about a customer on a day, or was not",
            description =
                    "For a day on which it was decided, what was found then; for a day without a decision, the next"
                            + " day that mattered; for today and later days, what would be decided as things stand now.")
    @APIResponse(
            responseCode = "200",
            description = "Why, or why not.",
            content = @Content(schema = @Schema(implementation = ExplanationView.class)))
    public Uni<ExplanationView> explain(
            @QueryParam("customerId") @Nullable CustomerId customerId, @QueryParam("date") @Nullable LocalDate date) {
        if (customerId == null) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "Say about whom.", List.of(new FieldError("customerId", "Is required."))));
        }
        return transactions.forCaller(
                caller.legalEntities(),
                tx -> queries.find(tx, customerId)
                        .map(found -> Views.present(found, customerId))
                        .chain(found -> setting(tx, found.legalEntity())
                                .chain(setting -> explain(
                                        tx, found, setting, date == null ? CaseHandler.today(tx, setting) : date))));
    }

    private Uni<ExplanationView> explain(Tx tx, StoredCase found, Setting setting, LocalDate day) {
        CustomerId customer = found.customer();
        var wanted = new DunningQueries.Wanted(Set.of(found.legalEntity()), customer, null, day, day);
        return queries.page(tx, wanted, new PageRequest(NOTICES_OF_A_DAY, null))
                .chain(notices -> queries.decisions(tx, customer, day)
                        .chain(recorded -> recorded.isEmpty()
                                ? otherwise(tx, found, setting, day)
                                        .map(decision -> view(customer, day, false, List.of(decision), List.of()))
                                : Uni.createFrom()
                                        .item(view(
                                                customer,
                                                day,
                                                true,
                                                recorded,
                                                notices.items().stream()
                                                        .map(NoticeView::from)
                                                        .toList()))));
    }

    private static ExplanationView view(
            CustomerId customer,
            LocalDate day,
            boolean recorded,
            List<CaseEvent.Reviewed> decisions,
            List<NoticeView> notices) {
        return new ExplanationView(
                customer,
                day,
                recorded,
                decisions.stream().map(ExplanationView.DecisionView::from).toList(),
                notices);
    }

    /** Of a day that is gone, that nothing was to be decided on it; of another, what would be. */
    private Uni<CaseEvent.Reviewed> otherwise(Tx tx, StoredCase found, Setting setting, LocalDate day) {
        if (day.isBefore(CaseHandler.today(tx, setting))) {
            return queries.lastBefore(tx, found.customer(), day)
                    .map(last -> new CaseEvent.Reviewed(
                            found.customer(),
                            day,
                            last == null ? setting.policy().version() : last.policyVersion(),
                            List.of(Finding.until(Finding.NOTHING_DUE, last == null ? null : last.nextOn())),
                            last == null ? null : last.nextOn()));
        }
        return forecast.events(tx, List.of(found), setting, day, setting.released())
                .map(events -> events.getOrDefault(found.customer(), List.of()).stream()
                        .filter(CaseEvent.Reviewed.class::isInstance)
                        .map(CaseEvent.Reviewed.class::cast)
                        .reduce((first, last) -> last)
                        .orElseThrow());
    }
}
