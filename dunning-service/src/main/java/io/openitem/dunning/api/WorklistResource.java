package io.openitem.dunning.api;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.TaskId;
import io.openitem.dunning.DunningConfig;
import io.openitem.dunning.app.CaseHandler;
import io.openitem.dunning.app.DunningQueries;
import io.openitem.dunning.app.Forecast;
import io.openitem.dunning.app.SendChecks;
import io.openitem.dunning.app.TaskHandler;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.Task;
import io.openitem.dunning.domain.TaskCommand;
import io.openitem.dunning.domain.TaskEvent;
import io.openitem.dunning.domain.TaskRejection;
import io.openitem.dunning.store.PolicyStore;
import io.openitem.dunning.store.PolicyStore.Setting;
import io.openitem.dunning.store.StoredCase;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.idempotency.Answer;
import io.openitem.kit.idempotency.Idempotent;
import io.openitem.kit.idempotency.IdempotentWrites;
import io.openitem.kit.paging.Cursor;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is to be done, by people and by messages. */
@Path("/v1/dunning")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Worklist", description = "What is to be done, by people and by messages.")
public class WorklistResource {

    private static final Logger LOG = Logger.getLogger(WorklistResource.class);

    private final DunningQueries queries;
    private final Forecast forecast;
    private final SendChecks checks;
    private final TaskHandler tasks;
    private final PolicyStore policies;
    private final Transactions transactions;
    private final IdempotentWrites writes;
    private final CallerIdentity caller;
    private final Paging paging;
    private final Views views;
    private final DunningConfig config;

    WorklistResource(
            DunningQueries queries,
            Forecast forecast,
            SendChecks checks,
            TaskHandler tasks,
            PolicyStore policies,
            Transactions transactions,
            IdempotentWrites writes,
            CallerIdentity caller,
            Paging paging,
            Views views,
            DunningConfig config) {
        this.queries = queries;
        this.forecast = forecast;
        this.checks = checks;
        this.tasks = tasks;
        this.policies = policies;
        this.transactions = transactions;
        this.writes = writes;
        this.caller = caller;
        this.paging = paging;
        this.views = views;
        this.config = config;
    }

    @GET
    @Path("worklist")
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "getWorklist",
            summary = "Gives what collectors have to do",
            description = "At most 200 customers, in the order in which it is worth doing: first those with tasks, with"
                    + " notices of which nobody knows whether they went, or with ones that could not go, then by what is"
                    + " overdue times the days it is late, in the currency in which that is most.")
    @APIResponse(
            responseCode = "200",
            description = "The worklist.",
            content = @Content(schema = @Schema(implementation = WorklistView.class)))
    public Uni<WorklistView> worklist(@QueryParam("legalEntity") @Nullable LegalEntityId legalEntity) {
        LegalEntityId entity = required(legalEntity);
        return transactions.forCaller(
                Set.of(entity),
                tx -> setting(tx, entity).chain(setting -> {
                    LocalDate today = CaseHandler.today(tx, setting);
                    return queries.worklist(tx, entity, today, config.worklist().most())
                            .map(work -> new WorklistView(
                                    entity,
                                    today,
                                    work.stream()
                                            .map(one -> WorklistView.WorkView.from(one, today, setting.released()))
                                            .toList()));
                }));
    }

    private LegalEntityId required(@Nullable LegalEntityId legalEntity) {
        if (legalEntity == null) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "Say for which legal entity.", List.of(new FieldError("legalEntity", "Is required."))));
        }
        return caller.requireScope(legalEntity);
    }

    private Uni<Setting> setting(Tx tx, LegalEntityId legalEntity) {
        return policies.setting(tx, legalEntity).map(found -> Views.present(found, legalEntity));
    }

    @POST
    @Path("tasks/{id}/complete")
    @Idempotent
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER})
    @Operation(
            operationId = "completeTask",
            summary = "Says that a task was done, and what came of it",
            description = "The same outcome again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The task is done.",
            content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Uni<Response> complete(@PathParam("id") TaskId id, CompletionRequest request) {
        return transactions
                .forCaller(caller.legalEntities(), tx -> queries.task(tx, id))
                .map(found -> TaskView.from(Views.present(found, id)).legalEntity())
                .chain(entity -> writes.answer(
                        entity,
                        tx -> setting(tx, entity)
                                .chain(setting -> tasks.handleAll(
                                        tx,
                                        List.of(new TaskCommand.Complete(
                                                id, CaseHandler.today(tx, setting), request.outcome()))))
                                .map(folded -> answer(folded.outcomes().getFirst()))));
    }

    private Answer answer(Fold.Outcome<TaskId, Task, TaskEvent, TaskRejection> outcome) {
        return switch (outcome) {
            case Fold.Outcome.Refused<TaskId, Task, TaskEvent, TaskRejection> refused ->
                Answer.refused(DunningProblems.of(refused.reason()));
            case Fold.Outcome.Done<TaskId, Task, TaskEvent, TaskRejection> done -> {
                TaskView view = TaskView.from(done.after());
                yield views.written(false, "/v1/dunning/tasks/" + view.id(), view, view.version());
            }
        };
    }

    @GET
    @Path("preview")
    @RolesAllowed({Roles.COLLECTOR, Roles.CREDIT_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "previewNotices",
            summary = "Shows what would go out on a day",
            description =
                    "As things stand now, and as if sending were released: each customer's step with its message as"
                            + " the customer would get it. Nothing is written and nothing is sent. The day is tomorrow where it"
                            + " is left out.")
    public Uni<Page<PreviewView>> preview(
            @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(description = "Today or later.") @QueryParam("date") @Nullable LocalDate date,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        LegalEntityId entity = required(legalEntity);
        PageRequest request = paging.request(DunningQueries.PREVIEW, DunningQueries.PREVIEW_KEYS, limit, after);
        PageRequest bounded =
                new PageRequest(Math.min(request.limit(), config.worklist().most()), request.after());
        return transactions
                .forCaller(Set.of(entity), tx -> setting(tx, entity).chain(setting -> look(tx, setting, date, bounded)))
                .chain(this::rendered);
    }

    /** What was found in the database, before the other services are asked. */
    private record Look(Setting setting, LocalDate day, Page<StoredCase> page, List<Forecast.Expected> expected) {}

    private Uni<Look> look(Tx tx, Setting setting, @Nullable LocalDate date, PageRequest request) {
        LocalDate today = CaseHandler.today(tx, setting);
        LocalDate day = date == null ? today.plusDays(1) : date;
        if (day.isBefore(today)) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "Only days to come can be looked ahead to.",
                    List.of(new FieldError("date", "Must be " + today + " or later."))));
        }
        return queries.upTo(tx, setting.legalEntity(), day, request)
                .map(found -> Page.of(
                        found,
                        request,
                        one -> Cursor.at(DunningQueries.PREVIEW, one.customer().value())))
                .chain(page -> forecast.events(tx, page.items(), setting, day, true)
                        .map(events -> new Look(setting, day, page, expected(page, events, setting))));
    }

    private static List<Forecast.Expected> expected(
            Page<StoredCase> page, Map<CustomerId, List<CaseEvent>> events, Setting setting) {
        List<Forecast.Expected> expected = new ArrayList<>();
        for (StoredCase one : page.items()) {
            expected.addAll(Forecast.expected(one, events.getOrDefault(one.customer(), List.of()), setting));
        }
        return expected;
    }

    private Uni<Page<PreviewView>> rendered(Look look) {
        Set<CustomerId> customers = new LinkedHashSet<>();
        look.expected().forEach(expected -> customers.add(expected.customer()));
        if (customers.isEmpty()) {
            return Uni.createFrom().item(page(look, List.of()));
        }
        return checks.ask(look.setting().legalEntity(), customers)
                .ifNoItem()
                .after(config.sending().checkTimeout())
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf(
                            "A preview of %s got no send-check: %s",
                            look.setting().legalEntity(), failure);
                    return new ProblemException(ProblemTypes.UNAVAILABLE.because(
                            "The ledger or cash application does not answer, and nothing would be sent now."));
                })
                .map(answer -> page(
                        look,
                        look.expected().stream()
                                .map(expected -> PreviewView.from(forecast.outlook(expected, answer, look.day())))
                                .toList()));
    }

    private static Page<PreviewView> page(Look look, List<PreviewView> items) {
        return new Page<>(items, look.page().hasMore(), look.page().next());
    }
}
